'use client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/Empty.tsx';
import { Field } from '../design/Field.tsx';
import { Panel } from '../design/Panel.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import './glossaryMessages.ts';
import { TERMS } from './terms.ts';

/** Every word that the pages explain, in the order of the language. */
export function GlossaryPage() {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState('');
  const order = new Intl.Collator(i18n.language).compare;
  const found = TERMS.map((id) => ({ id, name: t(`glossary.${id}.name`), text: t(`glossary.${id}.text`) }))
    .filter(({ name, text }) => `${name} ${text}`.toLowerCase().includes(wanted.trim().toLowerCase()))
    .sort((left, right) => order(left.name, right.name));
  return (
    <Page narrow>
      <PageTitle title={t('glossary.title')} note={t('glossary.intro')} />
      <Field label={t('glossary.filter')} value={wanted} onValue={setWanted} className="max-w-90" />
      <Panel label={t('glossary.title')}>
        {found.length === 0 ? (
          <Empty title={t('glossary.none')} />
        ) : (
          <dl className="grid md:grid-cols-2">
            {found.map(({ id, name, text }) => (
              <div
                key={id}
                id={id}
                className="scroll-mt-20 border-b border-line px-4 py-3 target:bg-accent-tint md:odd:border-e"
              >
                <dt className="text-14 font-semibold">{name}</dt>
                <dd className="mt-0.5 text-soft">{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </Panel>
    </Page>
  );
}
