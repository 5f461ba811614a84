import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDataFolder } from './data-folder.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qca-data-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test('reset empties what an earlier run kept', () => {
  const folder = newFolder();
  openDataFolder(folder, false).release();
  writeFileSync(join(folder, 'chain.mdb'), 'blocks');
  openDataFolder(folder, true);
  expect(existsSync(join(folder, 'chain.mdb'))).toBe(false);
});

test('a folder with foreign files is never opened and never emptied', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'thesis.txt'), 'years of work');
  expect(() => openDataFolder(folder, true)).toThrow('did not write');
  expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);
});

test('a second start names the first and its address', () => {
  const folder = newFolder();
  openDataFolder(folder, false).release();
  // The parent of the test runner is alive for as long as the test runs.
  writeFileSync(
    join(folder, 'running.json'),
    JSON.stringify({ pid: process.ppid, url: 'http://127.0.0.1:8787' }),
  );
  expect(() => openDataFolder(folder, false)).toThrow('at http://127.0.0.1:8787');
});

test('a lock left by a dead process does not stand in the way', () => {
  const folder = newFolder();
  openDataFolder(folder, false).release();
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: 2 ** 22 + 1 }));
  expect(openDataFolder(folder, false).path).toBe(folder);
});

test('what another version wrote is left alone, and reset is the way on', () => {
  const folder = newFolder();
  writeFileSync(join(folder, '.quantum-chain-data'), 'from before formats were counted\n');
  expect(() => openDataFolder(folder, false)).toThrow('--reset');
  openDataFolder(folder, true).release();
  expect(openDataFolder(folder, false).path).toBe(folder);
});
