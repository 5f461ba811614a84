import {
  BookOpen,
  Box,
  CandlestickChart,
  ChartSpline,
  Compass,
  Cpu,
  Gauge,
  type LucideIcon,
  Palette,
  PieChart,
  Scale,
  ShieldCheck,
  SlidersHorizontal,
  Trophy,
  Wallet,
} from 'lucide-react';

export interface Place {
  href: string;
  /** Below `frame.places_` in the messages. */
  name: string;
  icon: LucideIcon;
  /** Other paths that belong to it. */
  also?: readonly string[];
}

/** Where one goes most. Only what exists. */
export const PLACES: readonly Place[] = [
  { href: '/trade', name: 'trade', icon: CandlestickChart },
  { href: '/models', name: 'models', icon: ChartSpline, also: ['/model', '/leaderboard', '/compare'] },
  { href: '/invest', name: 'invest', icon: PieChart, also: ['/start'] },
  { href: '/train', name: 'train', icon: Cpu },
  { href: '/verify', name: 'verify', icon: ShieldCheck },
  { href: '/explorer', name: 'explorer', icon: Box },
];

/** Reached by the palette, the rail's menu and links. */
export const FURTHER_PLACES: readonly Place[] = [
  { href: '/start', name: 'start', icon: Compass },
  { href: '/wallet', name: 'wallet', icon: Wallet },
  { href: '/leaderboard', name: 'leaderboard', icon: Trophy },
  { href: '/compare', name: 'compare', icon: Scale },
  { href: '/glossary', name: 'glossary', icon: BookOpen },
  { href: '/settings', name: 'settingsPage', icon: SlidersHorizontal },
  { href: '/bench', name: 'bench', icon: Gauge },
  { href: '/design', name: 'design', icon: Palette },
];

export function isAt(place: Place, path: string): boolean {
  return path === place.href || (place.also?.includes(path) ?? false);
}
