'use client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../design/Segmented.tsx';
import { switchLanguage } from '../i18n/i18n.ts';
import { LANGUAGES, type Language, storeLanguage } from '../i18n/languages.ts';
import type { Preferences } from './preferences.ts';
import { changePreferences, usePreferences } from './usePreferences.ts';

const THEMES: readonly Preferences['theme'][] = ['auto', 'system', 'light', 'dark'];
const CONTRASTS: readonly Preferences['contrast'][] = ['system', 'standard', 'more'];
const UP_DOWNS: readonly Preferences['upDown'][] = ['green-red', 'blue-orange'];

/** Theme, contrast, the colours of up and down, and the language. */
export function LookSettings() {
  const { t, i18n } = useTranslation();
  const preferences = usePreferences();
  return (
    <>
      <Setting title={t('frame.theme')}>
        <Segmented
          label={t('frame.theme')}
          wide
          tall
          value={preferences.theme}
          options={THEMES.map((value) => ({ value, label: t(`frame.theme_${value}`) }))}
          onValue={(theme) => changePreferences({ theme })}
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
      <Setting title={t('frame.contrast')}>
        <Segmented
          label={t('frame.contrast')}
          wide
          tall
          value={preferences.contrast}
          options={CONTRASTS.map((value) => ({ value, label: t(`frame.contrast_${value}`) }))}
          onValue={(contrast) => changePreferences({ contrast })}
        />
      </Setting>
      <Setting title={t('frame.upDown')}>
        <Segmented
          label={t('frame.upDown')}
          wide
          tall
          value={preferences.upDown}
          options={UP_DOWNS.map((value) => ({ value, label: t(`frame.upDown_${value}`) }))}
          onValue={(upDown) => changePreferences({ upDown })}
        />
      </Setting>
    </>
  );
}

function Setting({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <h3 className="text-12 text-muted">{title}</h3>
      {children}
    </div>
  );
}
