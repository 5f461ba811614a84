'use client';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../design/Segmented.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { switchLanguage } from '../i18n/i18n.ts';
import { LANGUAGES, type Language, storeLanguage } from '../i18n/languages.ts';
import type { Preferences } from './preferences.ts';
import { setPreferences, usePreferences } from './usePreferences.ts';

const THEMES: readonly Preferences['theme'][] = ['auto', 'system', 'light', 'dark'];
const UP_DOWNS: readonly Preferences['upDown'][] = ['green-red', 'blue-orange'];

export function SettingsSheet({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const { t, i18n } = useTranslation();
  const preferences = usePreferences();
  return (
    <Sheet open={open} onOpen={onOpen} title={t('frame.settings')}>
      <Setting title={t('frame.theme')}>
        <Segmented
          label={t('frame.theme')}
          wide
          tall
          value={preferences.theme}
          options={THEMES.map((value) => ({ value, label: t(`frame.theme_${value}`) }))}
          onValue={(theme) => setPreferences({ ...preferences, theme })}
        />
      </Setting>
      <Setting title={t('frame.language')}>
        <Segmented
          label={t('frame.language')}
          wide
          tall
          value={i18n.language as Language}
          options={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
          onValue={(language) => {
            storeLanguage(language);
            void switchLanguage(language);
          }}
        />
      </Setting>
      <Setting title={t('frame.upDown')}>
        <Segmented
          label={t('frame.upDown')}
          wide
          tall
          value={preferences.upDown}
          options={UP_DOWNS.map((value) => ({ value, label: t(`frame.upDown_${value}`) }))}
          onValue={(upDown) => setPreferences({ ...preferences, upDown })}
        />
      </Setting>
    </Sheet>
  );
}

function Setting({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <h3 className="text-12 text-muted">{title}</h3>
      {children}
    </div>
  );
}
