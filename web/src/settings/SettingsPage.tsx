'use client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../design/Panel.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { Switch } from '../design/Switch.tsx';
import { OneClickSwitch } from '../exchange/OneClickSwitch.tsx';
import { LookSettings } from '../frame/LookSettings.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import type { Preferences } from '../frame/preferences.ts';
import { changePreferences, usePreferences } from '../frame/usePreferences.ts';
import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/settings.json' with { type: 'json' };
import { useFormatters } from '../i18n/useFormatters.ts';
import { DataPanel } from './DataPanel.tsx';
import { InstallPanel } from './InstallPanel.tsx';
import { KeyPanel } from './KeyPanel.tsx';

addMessages('settings', english);

const NUMBERS: readonly Preferences['numbers'][] = ['language', 'comma', 'point', 'space'];
const SAMPLE = '1234567.89';

/** How pages look and behave, what this browser keeps, and the ways to take it along or erase it. */
export function SettingsPage() {
  const { t } = useTranslation();
  const format = useFormatters();
  const { numbers, dataSaver, shortcuts } = usePreferences();
  return (
    <Page narrow>
      <PageTitle title={t('settings.title')} note={t('settings.intro')} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-5">
          <Section title={t('settings.look')}>
            <LookSettings />
          </Section>
          <KeyPanel />
          <InstallPanel />
        </div>
        <div className="grid grid-cols-1 gap-5">
          <Section title={t('settings.figures')}>
            <div className="grid grid-cols-1 gap-1.5">
              <h3 className="text-12 text-muted">{t('settings.numbers')}</h3>
              <Segmented
                label={t('settings.numbers')}
                wide
                tall
                value={numbers}
                options={NUMBERS.map((value) => ({ value, label: t(`settings.numbers_${value}`) }))}
                onValue={(chosen) => changePreferences({ numbers: chosen })}
              />
            </div>
            <p className="text-muted">
              {t('settings.numbersSample')} <span className="fig text-fg">${format.decimal(SAMPLE)}</span>.{' '}
              {t('settings.currencyNote')}
            </p>
          </Section>
          <Section title={t('settings.behaviour')}>
            <Switch
              label={t('settings.dataSaver')}
              note={t('settings.dataSaverNote')}
              checked={dataSaver}
              onChecked={(on) => changePreferences({ dataSaver: on })}
            />
            <OneClickSwitch />
            <Switch
              label={t('frame.shortcutsOn')}
              note={t('frame.shortcutsOnNote')}
              checked={shortcuts}
              onChecked={(on) => changePreferences({ shortcuts: on })}
            />
          </Section>
          <DataPanel />
        </div>
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <div className="grid grid-cols-1 gap-4 p-4">{children}</div>
    </Panel>
  );
}
