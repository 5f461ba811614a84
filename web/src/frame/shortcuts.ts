/** One shortcut: the keys as they are pressed one after the other, and what it does. */
export interface Shortcut {
  keys: string;
  /** Below `frame.key_` in the messages. */
  name: string;
  /** A page to go to, or something that the frame does. */
  does:
    | { go: string }
    | { open: 'palette' | 'shortcuts' | 'notifications' | 'network' | 'settings' | 'wallet' }
    | { toggle: 'theme' };
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: '/', name: 'search', does: { open: 'palette' } },
  { keys: '?', name: 'help', does: { open: 'shortcuts' } },
  { keys: 'g h', name: 'home', does: { go: '/' } },
  { keys: 'g t', name: 'trade', does: { go: '/trade' } },
  { keys: 'g m', name: 'models', does: { go: '/models' } },
  { keys: 'g i', name: 'invest', does: { go: '/invest' } },
  { keys: 'g r', name: 'train', does: { go: '/train' } },
  { keys: 'g v', name: 'verify', does: { go: '/verify' } },
  { keys: 'g e', name: 'explorer', does: { go: '/explorer' } },
  { keys: 'g l', name: 'leaderboard', does: { go: '/leaderboard' } },
  { keys: 'g w', name: 'walletPage', does: { go: '/wallet' } },
  { keys: 'g s', name: 'settings', does: { go: '/settings' } },
  { keys: 'w', name: 'wallet', does: { open: 'wallet' } },
  { keys: 'n', name: 'notifications', does: { open: 'notifications' } },
  { keys: 'c', name: 'network', does: { open: 'network' } },
  { keys: 'd', name: 'theme', does: { toggle: 'theme' } },
];

/** The second key of a sequence counts this long after the first. */
export const SEQUENCE_MS = 1_200;

/**
 * The shortcut that a key completes, or the keys that still wait for another.
 * @param pressed keys pressed before it that began a sequence: `g` or nothing.
 */
export function matchShortcut(pressed: string, key: string): { shortcut?: Shortcut; waiting: string } {
  const keys = pressed === '' ? key : `${pressed} ${key}`;
  const shortcut = SHORTCUTS.find((candidate) => candidate.keys === keys);
  if (shortcut) return { shortcut, waiting: '' };
  if (SHORTCUTS.some((candidate) => candidate.keys.startsWith(`${keys} `))) return { waiting: keys };
  // A wrong second key may itself begin something.
  return pressed === '' ? { waiting: '' } : matchShortcut('', key);
}
