'use client';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LineChart } from '../charts/LineChart.tsx';
import { buttonClass } from '../design/Button.tsx';
import { type Line, Lines } from '../design/Lines.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useCandles } from '../oracle/useCandles.ts';
import { useMarket } from '../oracle/useMarket.ts';

const BARS = 96;
const PICTURE_HEIGHT = 168;

/** Three ways in. Fees and bounds are the market's own. */
export function Ways() {
  const { t } = useTranslation();
  const format = useFormatters();
  const market = useMarket();
  const percent = (bps: number | undefined) =>
    bps === undefined ? t('common.none') : format.percent(bps / 10_000, 2);
  return (
    <section aria-label={t('home.ways')} className="grid grid-cols-3 gap-5 max-lg:grid-cols-1">
      <Way
        title={t('home.tradeTitle')}
        picture={<MarketPicture />}
        lines={[
          {
            term: t('trade.fees'),
            value: `${percent(market?.makerFeeBps)} / ${percent(market?.takerFeeBps)}`,
          },
          { term: t('home.keys'), value: t('home.keysValue'), words: true },
        ]}
        href="/trade"
        action={t('home.tradeAction')}
      >
        {t('home.tradeText')}
      </Way>
      <Way
        title={t('home.investTitle')}
        picture={<BigFigure figure="$5" note={t('home.investPicture')} />}
        lines={[
          { term: t('home.investFee'), value: t('home.investFeeValue'), words: true },
          { term: t('home.investLoss'), value: t('home.investLossValue'), words: true },
        ]}
        href="/models"
        action={t('home.investAction')}
      >
        {t('home.investText')}
      </Way>
      <Way
        title={t('home.trainTitle')}
        picture={<BigFigure figure={format.number(Math.LN2, 3)} note={t('home.trainPicture')} />}
        lines={[
          { term: t('home.trainWhere'), value: t('home.trainWhereValue'), words: true },
          { term: t('home.trainLeaves'), value: t('home.trainLeavesValue'), words: true },
        ]}
        href="/train"
        action={t('home.trainAction')}
      >
        {t('home.trainText')}
      </Way>
    </section>
  );
}

interface WayProps {
  title: string;
  picture: ReactNode;
  lines: readonly Line[];
  href: string;
  action: string;
  children: ReactNode;
}

function Way({ title, picture, lines, href, action, children }: WayProps) {
  return (
    <article className="flex min-w-0 flex-col overflow-hidden rounded-panel border border-line bg-panel">
      <div className="border-b border-line" style={{ height: PICTURE_HEIGHT }}>
        {picture}
      </div>
      <div className="grid flex-1 grid-cols-1 grid-rows-[auto_1fr_auto_auto] gap-3 p-5">
        <h2 className="text-20 font-semibold tracking-[-0.015em]">{title}</h2>
        <p className="text-14 text-soft">{children}</p>
        <Lines lines={lines} />
        <Link href={href} className={buttonClass('plain', 'normal', true)}>
          {action}
        </Link>
      </div>
    </article>
  );
}

/** The market's last days, as they are. */
function MarketPicture() {
  const { t } = useTranslation();
  const format = useFormatters();
  const bars = useCandles(useMarket()?.symbol);
  if (bars.state !== 'ready') return null;
  const shown = bars.value.slice(-BARS);
  return (
    <LineChart
      label={t('home.marketPicture')}
      series={[{ name: 'BTC/USD', values: shown.map(({ close }) => close), tone: 'main' }]}
      x={shown.map(({ openTimeMs }) => openTimeMs)}
      formatX={format.date}
      formatY={(price) => format.count(price)}
      height={PICTURE_HEIGHT}
    />
  );
}

function BigFigure({ figure, note }: { figure: string; note: string }) {
  return (
    <div className="grid h-full content-center justify-items-center gap-1 bg-raised">
      <b className="fig text-40 font-medium tracking-[-0.045em]">{figure}</b>
      <span className="text-12 text-muted">{note}</span>
    </div>
  );
}
