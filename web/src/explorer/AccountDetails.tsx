'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import type { Hex } from 'viem';
import { useChain } from '../chain/useChain.ts';
import { Badge } from '../design/Badge.tsx';
import { Empty } from '../design/Empty.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { Metric, Metrics } from '../design/Metric.tsx';
import { Panel } from '../design/Panel.tsx';
import { PageTitle } from '../frame/Page.tsx';
import { unitsText } from '../i18n/formatters.ts';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { EventList } from './EventList.tsx';
import { accountEventsQuery, accountViewQuery, contractEventsQuery } from './explorerQueries.ts';
import { qorText } from './qorText.ts';
import { useKnownNames } from './useKnownNames.ts';

const BITCOIN_DECIMALS = 8;
const EVENTS_SHOWN = 60;

/** One account: what it holds here and on the exchange, and what the contracts said about it. */
export function AccountDetails({ address }: { address: Hex }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const name = useKnownNames()(address);
  const account = loadable(useQuery(accountViewQuery(chain, address)));
  const isContract = account.state === 'ready' && account.value.isContract;
  const about = loadable(useQuery(accountEventsQuery(chain, address)));
  const own = useQuery(contractEventsQuery(chain, address, isContract)).data ?? [];
  const bitcoin = (units: bigint) => format.decimal(unitsText(units, BITCOIN_DECIMALS), 0, BITCOIN_DECIMALS);
  return (
    <>
      <PageTitle
        title={
          <span className="inline-flex flex-wrap items-center gap-3">
            <Glyph id={address.toLowerCase()} size={36} />
            {name ?? <span className="fig">{shortId(address)}</span>}
            {account.state === 'ready' && (
              <Badge>{t(isContract ? 'explorer.contract' : 'explorer.wallet')}</Badge>
            )}
          </span>
        }
        note={<span className="fig break-all whitespace-normal">{address}</span>}
        crumb={<Link href="/explorer">{t('explorer.title')}</Link>}
      />
      <Show of={account} rows={3}>
        {(held) => (
          <Metrics columns={4} label={t('explorer.holds')}>
            <Metric
              label={t('explorer.heldDollars')}
              value={format.dollars(held.dollars)}
              note={t('explorer.onExchange', { amount: format.dollars(held.exchangeDollars) })}
            />
            <Metric
              label={t('explorer.heldBitcoin')}
              value={bitcoin(held.bitcoin)}
              note={t('explorer.onExchange', { amount: bitcoin(held.exchangeBitcoin) })}
            />
            <Metric label={t('explorer.heldQor')} value={qorText(held.qor, format)} note={t('wallet.qor')} />
            <Metric
              label={t(isContract ? 'explorer.code' : 'explorer.sent')}
              value={format.count(isContract ? held.codeBytes : held.nonce)}
              note={t(isContract ? 'explorer.codeNote' : 'explorer.sentNote')}
            />
          </Metrics>
        )}
      </Show>
      {own.length > 0 && (
        <Panel title={t('explorer.ownEvents')} note={t('explorer.ownEventsNote')}>
          <EventList events={own.slice(0, EVENTS_SHOWN)} where />
        </Panel>
      )}
      <Panel title={t('explorer.aboutAccount')} note={t('explorer.aboutAccountNote')}>
        <Show of={about} rows={5}>
          {(events) =>
            events.length === 0 ? (
              <Empty title={t('explorer.eventsNone')}>{t('explorer.eventsNoneNote')}</Empty>
            ) : (
              <EventList events={events.slice(0, EVENTS_SHOWN)} where />
            )
          }
        </Show>
      </Panel>
    </>
  );
}
