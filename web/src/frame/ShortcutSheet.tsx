'use client';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../design/Kbd.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { Switch } from '../design/Switch.tsx';
import { closeSheet } from './openSheet.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { changePreferences, usePreferences } from './usePreferences.ts';

/** Every key that does something, and the way to turn them off. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const { shortcuts } = usePreferences();
  const rows = [
    { keys: 'Ctrl+K', name: 'search' },
    ...SHORTCUTS.filter(({ name }) => name !== 'search'),
    { keys: 'T', name: 'table' },
  ];
  return (
    <Sheet open onOpen={closeSheet} title={t('frame.shortcuts')}>
      <dl className="grid gap-x-8 sm:grid-cols-2">
        {rows.map(({ keys, name }) => (
          <div key={name} className="flex items-center justify-between gap-3 border-b border-line py-2">
            <dt className="text-soft">{t(`frame.key_${name}`)}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t('frame.shortcutsOn')}
        note={t('frame.shortcutsOnNote')}
        checked={shortcuts}
        onChecked={(on) => changePreferences({ shortcuts: on })}
      />
    </Sheet>
  );
}
