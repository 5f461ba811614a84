import { readdirSync, readFileSync } from 'node:fs';

/** The id of this process's child of a name, where /proc tells (Linux). */
export function childNamed(name: string): number | undefined {
  for (const entry of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // The fields behind the name, which stands in brackets and may hold anything: state, then the parent.
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      if (parent === process.pid && stat.includes(`(${name})`)) return Number(entry);
    } catch {
      // It ended while it was looked at.
    }
  }
  return undefined;
}
