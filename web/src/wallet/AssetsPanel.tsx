'use client';
import { useQueries, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { contractBalanceQuery, markPriceQuery } from '../exchange/chainQueries.ts';
import { unitsText } from '../i18n/formatters.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useMarket } from '../oracle/useMarket.ts';
import { positionQuery } from '../vaults/positionQuery.ts';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';
import { worthOf } from './assetWorth.ts';
import { walletBalancesQuery } from './balancesQuery.ts';

const BITCOIN_DECIMALS = 8;
const QOR_DECIMALS = 18;
/** Positions are read one by one. */
const VAULTS_READ_MAX = 20;

/** Every asset by where it lies, all read from the chain, and what it is worth at the last settled price. */
export function AssetsPanel({ address }: { address: `0x${string}` }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const market = useMarket();
  const wallet = useQuery(walletBalancesQuery(chain, address)).data;
  const dollars = useQuery(contractBalanceQuery(chain, address, 0)).data;
  const bitcoin = useQuery(contractBalanceQuery(chain, address, 1)).data;
  const priceTicks = useQuery(markPriceQuery(chain, market?.id)).data;
  const vaults = (useQuery(vaultsQuery(chain)).data ?? []).slice(0, VAULTS_READ_MAX);
  const positions = useQueries({
    queries: vaults.map((vault) => positionQuery(chain, vault.address, address)),
  });
  const held = vaults
    .map((vault, index) => ({ vault, assets: positions[index]?.data?.saidAssets ?? 0n }))
    .filter(({ assets }) => assets > 0n);
  const none = t('common.none');
  const btc = (units: bigint) => format.decimal(unitsText(units, BITCOIN_DECIMALS), 0, BITCOIN_DECIMALS);
  const exchangeDollars = dollars && dollars.free + dollars.locked;
  const exchangeBitcoin = bitcoin && bitcoin.free + bitcoin.locked;
  const bitcoinAll = wallet && exchangeBitcoin !== undefined ? wallet.bitcoin + exchangeBitcoin : undefined;
  const bitcoinWorth =
    bitcoinAll !== undefined && market && priceTicks ? worthOf(bitcoinAll, priceTicks, market) : undefined;
  const dollarsAll = wallet && exchangeDollars !== undefined ? wallet.dollars + exchangeDollars : undefined;
  const invested = held.reduce((sum, { assets }) => sum + assets, 0n);
  const total = dollarsAll === undefined ? undefined : dollarsAll + (bitcoinWorth ?? 0n) + invested;
  const show = (value: bigint | undefined, as: (units: bigint) => string) =>
    value === undefined ? none : as(value);
  const usd = (units: bigint) => format.dollars(units);
  return (
    <Panel
      title={t('walletPage.assets')}
      note={t('walletPage.assetsNote')}
      tools={
        <b className="fig text-16 font-medium" data-testid="wallet-total">
          {total === undefined ? none : `$${usd(total)}`}
        </b>
      }
    >
      <Table
        label={t('walletPage.assets')}
        size="normal"
        columns={[
          { title: t('trade.asset') },
          { title: t('walletPage.inWallet'), figures: true },
          { title: t('walletPage.onExchange'), figures: true },
          { title: t('walletPage.worth'), figures: true },
        ]}
        rows={[
          {
            key: 'tUSD',
            cells: ['tUSD', show(wallet?.dollars, usd), show(exchangeDollars, usd), show(dollarsAll, usd)],
          },
          {
            key: 'tBTC',
            cells: ['tBTC', show(wallet?.bitcoin, btc), show(exchangeBitcoin, btc), show(bitcoinWorth, usd)],
          },
          {
            key: 'QOR',
            cells: [
              'QOR',
              wallet ? format.decimal(unitsText(wallet.qor, QOR_DECIMALS), 4, 4) : none,
              none,
              none,
            ],
          },
          ...held.map(({ vault, assets }) => ({
            key: vault.address,
            cells: [
              <Link
                key="vault"
                href={`/invest?vault=${vault.address}`}
                className="block max-w-[24ch] truncate hover:underline max-md:max-w-[11ch]"
              >
                {t('walletPage.inVault', { model: vault.modelName })}
              </Link>,
              none,
              none,
              usd(assets),
            ],
          })),
        ]}
      />
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3">
        <Link href="/trade" className={buttonClass('plain', 'small')}>
          {t('walletPage.toExchange')}
        </Link>
        <Link href="/invest" className={buttonClass('plain', 'small')}>
          {t('walletPage.toInvest')}
        </Link>
        <span className="text-12 text-muted">{t('walletPage.worthNote')}</span>
      </div>
    </Panel>
  );
}
