'use client';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Panel } from '../design/Panel.tsx';
import { installOffer } from '../frame/installPrompt.ts';
import { useStore } from '../state/useStore.ts';

/** Installing the page as an app, where the browser offers it. */
export function InstallPanel() {
  const { t } = useTranslation();
  const offer = useStore(installOffer);
  return (
    <Panel title={t('settings.install')}>
      <div className="grid grid-cols-1 justify-items-start gap-3 p-4">
        <p className="text-soft">{t(offer ? 'settings.installOffer' : 'settings.installNone')}</p>
        {offer && (
          <Button
            variant="primary"
            onClick={() => {
              installOffer.set(null);
              void offer.prompt();
            }}
          >
            {t('settings.installButton')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
