/** What a search finds, in the order that it is shown in. */
export interface PaletteEntry {
  key: string;
  group: 'chain' | 'models' | 'pages' | 'actions';
  label: string;
  /** What stands muted at the end. */
  note?: string;
}

const SHOWN_MAX = 24;

/** Where a typed address, hash or number leads in the explorer; undefined for anything else. */
export function chainTarget(
  text: string,
): { kind: 'address' | 'transaction' | 'block'; href: string } | undefined {
  const wanted = text.trim();
  if (/^0x[0-9a-fA-F]{40}$/.test(wanted)) return { kind: 'address', href: `/explorer?address=${wanted}` };
  if (/^0x[0-9a-fA-F]{64}$/.test(wanted)) return { kind: 'transaction', href: `/explorer?tx=${wanted}` };
  const number = wanted.replaceAll(/[,.\s]/g, '');
  if (/^\d{1,15}$/.test(number)) return { kind: 'block', href: `/explorer?block=${Number(number)}` };
  return undefined;
}

/** The entries that hold every typed word somewhere in their label or note; beginnings come first within a group. */
export function findEntries<E extends PaletteEntry>(entries: readonly E[], text: string): E[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const holds = ({ label, note = '' }: E) =>
    words.every((word) => `${label} ${note}`.toLowerCase().includes(word));
  const begins = ({ label }: E) => Number(words.length > 0 && label.toLowerCase().startsWith(words[0] ?? ''));
  const groups = [...new Set(entries.map(({ group }) => group))];
  return groups
    .flatMap((group) =>
      entries
        .filter((entry) => entry.group === group && holds(entry))
        .sort((left, right) => begins(right) - begins(left)),
    )
    .slice(0, SHOWN_MAX);
}
