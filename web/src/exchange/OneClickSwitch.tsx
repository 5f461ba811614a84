'use client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmSheet } from '../design/ConfirmSheet.tsx';
import { Switch } from '../design/Switch.tsx';
import { changePreferences, usePreferences } from '../frame/usePreferences.ts';

/** Orders without a review: turned on only after reading what that means, turned off at once. */
export function OneClickSwitch() {
  const { t } = useTranslation();
  const { oneClick } = usePreferences();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Switch
        label={t('trade.oneClick')}
        checked={oneClick}
        onChecked={(on) => (on ? setAsking(true) : changePreferences({ oneClick: false }))}
      />
      {asking && (
        <ConfirmSheet
          title={t('trade.oneClickTitle')}
          variant="primary"
          action={t('trade.oneClickAgree')}
          onConfirm={() => {
            changePreferences({ oneClick: true });
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('trade.oneClickText')}</p>
        </ConfirmSheet>
      )}
    </>
  );
}
