'use client';
import { Copy } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../design/Button.tsx';
import { classNames } from '../design/classNames.ts';
import { Sheet } from '../design/Sheet.tsx';
import { useStore } from '../state/useStore.ts';
import { ProofMark } from './ProofMark.tsx';
import type { Proof } from './proof.ts';
import { openProof } from './proofDrawer.ts';

/** One for the whole page: shows whichever proof was opened last. */
export function ProofDrawer() {
  const { t } = useTranslation();
  const proof = useStore(openProof);
  return (
    <Sheet
      open={proof !== null}
      onOpen={(open) => {
        if (!open) openProof.set(null);
      }}
      place="side"
      eyebrow={t('proof.eyebrow')}
      title={proof?.title ?? ''}
    >
      {proof && <ProofBody proof={proof} />}
    </Sheet>
  );
}

const VERDICT_COLOURS = {
  unchecked: 'text-muted',
  checking: 'text-soft',
  checked: 'text-proof-text',
  pending: 'text-pending-text',
  differs: 'text-alarm-text',
};

function ProofBody({ proof }: { proof: Proof }) {
  const { t } = useTranslation();
  const values: [string, string | undefined][] = [
    [t('proof.said'), proof.said],
    [t('proof.recomputed'), proof.recomputed],
    [t('proof.chain'), proof.chain],
  ];
  return (
    <>
      <dl className="rounded-control border border-line-strong">
        {values.map(([name, value]) => (
          <div
            key={name}
            className="flex items-center justify-between gap-4 border-t border-line px-3 py-2 first:border-0"
          >
            <dt className="text-muted">{name}</dt>
            <dd
              className={classNames(
                'min-w-0 text-end',
                value === undefined ? 'text-muted' : 'fig text-14 font-medium break-all whitespace-normal',
              )}
            >
              {value ?? t('proof.notYet')}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classNames('flex items-center gap-2 font-medium', VERDICT_COLOURS[proof.state])}>
        <ProofMark state={proof.state} />
        {t(`proof.verdict_${proof.state}`)}
      </p>
      {proof.inputs.length > 0 && (
        <div>
          <h3 className="text-13 font-semibold">{t('proof.inputs')}</h3>
          <ul className="mt-1 grid grid-cols-1 gap-0.5 text-soft">
            {proof.inputs.map((input) => (
              <li key={input} className="break-all">
                {input}
              </li>
            ))}
          </ul>
        </div>
      )}
      {proof.steps.length > 0 && (
        <div>
          <h3 className="text-13 font-semibold">{t('proof.steps')}</h3>
          <ol className="mt-1">
            {proof.steps.map((step) => (
              <li
                key={step.label}
                className="flex items-center gap-2.5 border-t border-line py-2 first:border-0"
              >
                <ProofMark state={step.state} />
                <span className="flex-1">{step.label}</span>
                {step.tookMs !== undefined && (
                  <span className="fig text-12 text-muted">{step.tookMs.toFixed(0)} ms</span>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      {proof.note !== undefined && <p className="text-soft">{proof.note}</p>}
      {proof.command !== undefined && <CommandLine key={proof.title} of={proof.command} />}
      <Link
        href="/verify"
        onClick={() => openProof.set(null)}
        className={buttonClass('plain', 'normal', true)}
      >
        {t('proof.full')}
      </Link>
    </>
  );
}

function CommandLine({ of }: { of: NonNullable<Proof['command']> }) {
  const { t } = useTranslation();
  const [command, setCommand] = useState(typeof of === 'string' ? of : '');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    // What encodes a call comes when a proof is opened.
    if (typeof of !== 'string')
      void import('./contractCommand.ts').then(({ contractCommand }) => setCommand(contractCommand(of)));
  }, [of]);
  return (
    <div className="flex min-w-0 items-center gap-2 rounded-control border border-line bg-ink p-1 ps-3">
      <code className="fig min-w-0 flex-1 truncate text-12 text-soft">{command}</code>
      <Button
        size="small"
        onClick={() => {
          navigator.clipboard.writeText(command).then(() => setCopied(true));
        }}
      >
        <Copy size={14} aria-hidden="true" />
        <span aria-live="polite">{t(copied ? 'proof.copied' : 'proof.copy')}</span>
      </Button>
    </div>
  );
}
