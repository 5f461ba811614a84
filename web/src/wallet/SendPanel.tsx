'use client';
import { formatDecimal, parseDecimal } from '@quantum-chain/edge/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Button } from '../design/Button.tsx';
import { ConfirmSheet } from '../design/ConfirmSheet.tsx';
import { Field } from '../design/Field.tsx';
import { Lines } from '../design/Lines.tsx';
import { Panel } from '../design/Panel.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { showToast } from '../design/toasts.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { addressBookQuery } from './addressBook.ts';
import { walletBalancesQuery } from './balancesQuery.ts';
import { sendTokens } from './sendTokens.ts';
import { useWallet } from './useWallet.ts';
import '../errors/errorMessages.ts';

const TOKENS = { tUSD: 6, tBTC: 8 } as const;
type Token = keyof typeof TOKENS;
const BOOK_LIST = 'address-book';

/** Test tokens to another address; asked once more, because nobody can fetch them back. */
export function SendPanel({ address }: { address: `0x${string}` }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const client = useQueryClient();
  const { status } = useWallet();
  const held = useQuery(walletBalancesQuery(useChain(), address)).data;
  const book = useQuery(addressBookQuery).data ?? [];
  const [token, setToken] = useState<Token>('tUSD');
  const [to, setTo] = useState('');
  const [amount, setAmount] = useState('');
  const [asking, setAsking] = useState(false);
  const units = parseDecimal(amount.replace(',', '.').trim(), TOKENS[token]);
  const available = token === 'tUSD' ? held?.dollars : held?.bitcoin;
  const recipient = to.trim();
  const isAddress = /^0x[0-9a-fA-F]{40}$/.test(recipient);
  const known = book.find((entry) => entry.address.toLowerCase() === recipient.toLowerCase());
  const tooMuch = units !== undefined && available !== undefined && units > available;
  const send = useMutation({
    mutationFn: () => sendTokens(token, recipient, units ?? 0n),
    onSuccess: async () => {
      setAsking(false);
      showToast({ tone: 'done', title: t('walletPage.sent', { amount, token }), note: known?.name });
      setAmount('');
      await client.invalidateQueries({ queryKey: ['wallet', 'balances'] });
      await client.invalidateQueries({ queryKey: ['explorer', 'accountEvents'] });
    },
  });
  return (
    <Panel title={t('walletPage.send')}>
      <form
        className="grid grid-cols-1 gap-3 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        <Segmented
          label={t('trade.asset')}
          wide
          tall
          value={token}
          onValue={setToken}
          options={(Object.keys(TOKENS) as Token[]).map((value) => ({ value, label: value }))}
        />
        <Field
          label={t('walletPage.sendTo')}
          value={to}
          onValue={setTo}
          placeholder="0x"
          list={BOOK_LIST}
          problem={to !== '' && !isAddress ? t('errors.ADDRESS_INVALID.what') : undefined}
          hint={known?.name}
        />
        <datalist id={BOOK_LIST}>
          {book.map((entry) => (
            <option key={entry.address} value={entry.address}>
              {entry.name}
            </option>
          ))}
        </datalist>
        <Field
          label={t('trade.amount')}
          figures
          inputMode="decimal"
          unit={token}
          value={amount}
          onValue={setAmount}
          problem={
            amount !== '' && units === undefined
              ? t('trade.problem_amount', { decimals: TOKENS[token] })
              : tooMuch
                ? t('trade.problem_amountTooMuch')
                : undefined
          }
          hint={
            available === undefined
              ? undefined
              : t('trade.useAll', { amount: format.decimal(formatDecimal(available, TOKENS[token]), 2, 8) })
          }
        />
        <Button type="submit" disabled={status !== 'ready' || !units || tooMuch || !isAddress}>
          {t('walletPage.sendNext')}
        </Button>
      </form>
      {asking && (
        <ConfirmSheet
          title={t('walletPage.sendTitle', { amount, token })}
          variant="primary"
          action={t('walletPage.sendButton')}
          busy={send.isPending}
          error={send.error}
          onConfirm={() => send.mutate()}
          onClose={() => setAsking(false)}
        >
          <Lines
            lines={[
              { term: t('walletPage.sendTo'), value: known?.name ?? recipient, words: known !== undefined },
              { term: t('trade.amount'), value: `${amount} ${token}`, total: true },
            ]}
          />
          <p>{t('walletPage.sendWarning')}</p>
        </ConfirmSheet>
      )}
    </Panel>
  );
}
