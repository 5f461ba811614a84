'use client';
import { useTranslation } from 'react-i18next';
import { ProofMark } from '../proof/ProofMark.tsx';
import type { ProofState } from '../proof/proof.ts';

const STATES: readonly ProofState[] = ['unchecked', 'checking', 'checked', 'pending', 'differs'];

/** Who does what before a tick is drawn, and what the five marks mean. */
export function HowPanel() {
  const { t } = useTranslation();
  return (
    <section
      aria-label={t('home.how')}
      className="grid grid-cols-[300px_minmax(0,1fr)] items-center gap-x-12 gap-y-6 rounded-panel border border-line bg-panel px-8 py-6 max-lg:grid-cols-1 max-md:p-4"
    >
      <div>
        <h2 className="text-20 font-semibold tracking-[-0.015em]">{t('home.how')}</h2>
        <p className="mt-2 text-14 text-soft">{t('home.howText')}</p>
      </div>
      <Diagram />
      <ul className="grid grid-cols-5 gap-4 border-t border-line pt-5 lg:col-span-2 max-lg:grid-cols-2 max-md:grid-cols-1 max-md:gap-3">
        {STATES.map((state) => (
          <li key={state} className="flex gap-2">
            <span className="mt-1">
              <ProofMark state={state} />
            </span>
            <span>
              <b className="block font-semibold">{t(`home.state_${state}`)}</b>
              <span className="text-muted">{t(`home.stateNote_${state}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Edge and chain above, the tab below them, and what goes between. */
function Diagram() {
  const { t } = useTranslation();
  return (
    <>
      <svg
        viewBox="0 0 620 190"
        role="img"
        aria-label={t('home.diagramLabel')}
        className="mx-auto w-full max-w-[680px] overflow-visible max-md:hidden"
      >
        <Box x={0} y={4} width={180} title={t('home.edge')} note={t('home.edgeDoes')} />
        <Box x={440} y={4} width={180} title={t('home.chain')} note={t('home.chainDoes')} />
        <Box x={200} y={126} width={220} title={t('home.tab')} note={t('home.tabDoes')} own />
        <Arrow path="M180 33H432m-6-5 6 5-6 5" text={t('home.toChain')} x={310} y={24} anchor="middle" />
        <Arrow
          path="M90 62V155H192m-6-5 6 5-6 5"
          text={t('home.toTabFromEdge')}
          x={100}
          y={112}
          anchor="start"
        />
        <Arrow
          path="M530 62V155H428m6-5-6 5 6 5"
          text={t('home.toTabFromChain')}
          x={520}
          y={112}
          anchor="end"
        />
        <path
          d="m388 152 6 6 12-13"
          fill="none"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-proof"
        />
      </svg>
      <ol className="grid grid-cols-1 gap-2 md:hidden">
        {(['edge', 'chain', 'tab'] as const).map((who) => (
          <li key={who} className="rounded-control border border-line-strong px-3 py-2">
            <b className="font-semibold">{t(`home.${who}`)}</b>{' '}
            <span className="text-muted">{t(`home.${who}Does`)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Box({
  x,
  y,
  width,
  title,
  note,
  own,
}: {
  x: number;
  y: number;
  width: number;
  title: string;
  note: string;
  own?: boolean;
}) {
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={58}
        rx={8}
        strokeWidth={own ? 1.5 : 1}
        className={`fill-panel ${own ? 'stroke-fg' : 'stroke-line-control'}`}
      />
      <text x={x + 14} y={y + 25} className="fill-fg text-[14px] font-semibold">
        {title}
      </text>
      <text x={x + 14} y={y + 43} className="fill-muted text-[12px]">
        {note}
      </text>
    </g>
  );
}

interface ArrowProps {
  path: string;
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

function Arrow({ path, text, x, y, anchor }: ArrowProps) {
  return (
    <g>
      <path d={path} fill="none" strokeWidth="1.3" strokeLinejoin="round" className="stroke-line-control" />
      <text x={x} y={y} textAnchor={anchor} className="fill-soft text-[12px]">
        {text}
      </text>
    </g>
  );
}
