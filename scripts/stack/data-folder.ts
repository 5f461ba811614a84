import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Marks a folder as ours, so that `--reset` can never empty somebody's home by a slip of the keyboard. */
const MARKER = '.quantum-chain-data';
const LOCK = 'running.json';
/** Counts up when chain, edge or engine no longer read what an older version of them wrote. */
const FORMAT = 2;
const MARKER_TEXT = `format ${FORMAT}\nEverything that npm start keeps. \`npm start -- --reset\` empties it.\n`;

type Code = 'FOREIGN_FOLDER' | 'IN_USE' | 'OTHER_FORMAT';

export class DataFolderError extends Error {
  readonly code: Code;
  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}

type Lock = { pid: number; url?: string };

export type DataFolder = {
  path: string;
  /** Writes where the stack can be reached into the lock, for whoever starts a second one. */
  announce(url: string): void;
  release(): void;
};

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function requireOurs(path: string): void {
  if (existsSync(path) && readdirSync(path).length > 0 && !existsSync(join(path, MARKER)))
    throw new DataFolderError(
      'FOREIGN_FOLDER',
      `${path} holds files that this program did not write. Nothing was touched; name another folder with --data.`,
    );
}

function requireFree(path: string): void {
  const lockFile = join(path, LOCK);
  if (!existsSync(lockFile)) return;
  const { pid, url } = JSON.parse(readFileSync(lockFile, 'utf8')) as Lock;
  if (pid !== process.pid && isAlive(pid))
    throw new DataFolderError(
      'IN_USE',
      `Already running as process ${pid}${url ? ` at ${url}` : ''}. Stop it first, or name another folder with --data.`,
    );
}

function requireReadable(path: string): void {
  const marker = join(path, MARKER);
  if (!existsSync(marker)) return;
  const text = readFileSync(marker, 'utf8');
  const format = Number(/^format (\d+)$/m.exec(text)?.[1] ?? 1);
  if (format !== FORMAT)
    throw new DataFolderError(
      'OTHER_FORMAT',
      `${path} was written by another version (format ${format}, this one reads ${FORMAT}). Empty it with --reset, or name another folder with --data.`,
    );
}

/**
 * Opens the stack's one data folder for this process, emptied first if `reset`.
 * @throws DataFolderError if the folder is somebody else's, in use by a running stack, or of another version.
 */
export function openDataFolder(folder: string, reset: boolean): DataFolder {
  const path = resolve(folder);
  requireOurs(path);
  requireFree(path);
  if (reset) rmSync(path, { recursive: true, force: true });
  requireReadable(path);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, MARKER), MARKER_TEXT);
  const lockFile = join(path, LOCK);
  const writeLock = (lock: Lock) => writeFileSync(lockFile, JSON.stringify(lock));
  writeLock({ pid: process.pid });
  return {
    path,
    announce: (url) => writeLock({ pid: process.pid, url }),
    release: () => rmSync(lockFile, { force: true }),
  };
}
