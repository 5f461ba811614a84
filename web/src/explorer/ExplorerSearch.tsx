'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { chainTarget } from '../frame/paletteEntries.ts';

/** An address, a hash or a height, and off to it. */
export function ExplorerSearch() {
  const { t } = useTranslation();
  const router = useRouter();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  return (
    <search>
      <form
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const target = chainTarget(text);
          setRefused(!target);
          if (target) router.push(target.href);
        }}
      >
        <Field
          className="min-w-0 flex-1"
          label={t('explorer.find')}
          value={text}
          onValue={(value) => {
            setText(value);
            setRefused(false);
          }}
          placeholder={t('explorer.findHint')}
          problem={refused ? t('explorer.findProblem') : undefined}
        />
        <Button type="submit" variant="primary" className="h-9 max-md:h-11">
          {t('explorer.findButton')}
        </Button>
      </form>
    </search>
  );
}
