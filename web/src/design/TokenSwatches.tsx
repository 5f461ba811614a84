'use client';
import { useTranslation } from 'react-i18next';
import { Panel } from './Panel.tsx';

const COLOURS = [
  'ink',
  'panel',
  'raised',
  'over',
  'line',
  'line-strong',
  'line-control',
  'fg',
  'soft',
  'muted',
  'accent',
  'proof',
  'alarm',
  'pending',
  'up',
  'down',
  'series-rival',
] as const;

/** The colours of the theme that the page is in, by name. */
export function TokenSwatches() {
  const { t } = useTranslation();
  return (
    <Panel title={t('design.tokens')} note={t('design.tokensNote')}>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(112px,1fr))] gap-3 p-4">
        {COLOURS.map((name) => (
          <li key={name} className="grid gap-1">
            <i
              aria-hidden="true"
              className="block h-9 rounded-control border border-line-strong"
              style={{ background: `var(--${name})` }}
            />
            <code className="fig text-12 text-soft">{name}</code>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
