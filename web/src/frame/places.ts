import { CandlestickChart, ChartSpline, Cpu, type LucideIcon, PieChart, ShieldCheck } from 'lucide-react';

export interface Place {
  href: string;
  /** Below `frame.places_` in the messages. */
  name: string;
  icon: LucideIcon;
  /** Other paths that belong to it. */
  also?: readonly string[];
}

/** Where one can go. Only what exists. */
export const PLACES: readonly Place[] = [
  { href: '/trade', name: 'trade', icon: CandlestickChart },
  { href: '/models', name: 'models', icon: ChartSpline, also: ['/model'] },
  { href: '/invest', name: 'invest', icon: PieChart },
  { href: '/train', name: 'train', icon: Cpu },
  { href: '/verify', name: 'verify', icon: ShieldCheck },
];

export function isAt(place: Place, path: string): boolean {
  return path === place.href || (place.also?.includes(path) ?? false);
}
