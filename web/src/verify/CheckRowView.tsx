'use client';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { shortId } from '../i18n/shortId.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import type { ProofState } from '../proof/proof.ts';
import type { CheckRow } from './CheckRow.ts';

const MARKS: Record<CheckRow['state'], ProofState> = {
  equal: 'checked',
  differs: 'differs',
  pending: 'pending',
  unchecked: 'unchecked',
};
/** Longer texts are lists of fills; they unfold. */
const SHORT_TEXT_MAX = 90;

/** One comparison: what was compared, the value computed here, the value on chain. */
export function CheckRowView({ row }: { row: CheckRow }) {
  const { t } = useTranslation();
  const values = Object.fromEntries(
    Object.entries(row.values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('0x') ? shortId(value) : value,
    ]),
  );
  const differs = row.state === 'differs';
  // What is struck out is whatever the edge or an evaluator claimed: a replay is only as good as the log it replays.
  const fromEdgesLog = row.section === 'log' || row.section === 'settlement';
  return (
    <li
      data-check={row.state}
      className={classNames(
        'grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 gap-y-1 border-t border-line px-4 py-2.5 first:border-t-0 md:grid-cols-[16px_minmax(0,1fr)_minmax(0,2.2fr)]',
        differs && 'bg-alarm-tint',
      )}
    >
      <span className="mt-0.5">
        <ProofMark state={MARKS[row.state]} />
      </span>
      <p className={classNames('text-13', differs ? 'font-semibold text-alarm-text' : 'text-fg')}>
        {t(`verify.row_${row.kind}`, values)}
        <span className="sr-only">: {t(`verify.state_${row.state}`)}</span>
      </p>
      <dl className="col-start-2 grid grid-cols-1 gap-1 md:col-start-3">
        <Value label={t('verify.ours')} text={row.ours} struck={differs && fromEdgesLog} />
        <Value
          label={t(row.section === 'decisions' ? 'verify.edge' : 'verify.chain')}
          text={row.theirs}
          struck={differs && !fromEdgesLog}
        />
      </dl>
    </li>
  );
}

function Value({ label, text, struck }: { label: string; text: string; struck: boolean }) {
  const short = text.length <= SHORT_TEXT_MAX && !text.includes('\n');
  const [first = ''] = text.split('\n');
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-2 text-12 max-sm:grid-cols-1 max-sm:gap-0">
      <dt className="text-muted">{label}</dt>
      <dd
        className={classNames(
          'fig min-w-0 whitespace-normal! text-soft',
          struck && 'line-through decoration-alarm',
        )}
      >
        {short ? (
          <span className="break-all">{text}</span>
        ) : (
          <details>
            <summary className="cursor-pointer truncate">{first.slice(0, SHORT_TEXT_MAX)}…</summary>
            <pre className="mt-1 max-h-48 overflow-auto rounded-control bg-raised p-2 whitespace-pre-wrap break-all">
              {text}
            </pre>
          </details>
        )}
      </dd>
    </div>
  );
}
