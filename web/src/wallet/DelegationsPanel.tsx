'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { headQuery } from '../chain/headQuery.ts';
import { useChain } from '../chain/useChain.ts';
import { Badge } from '../design/Badge.tsx';
import { Button } from '../design/Button.tsx';
import { ConfirmSheet } from '../design/ConfirmSheet.tsx';
import { Empty } from '../design/Empty.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { Panel } from '../design/Panel.tsx';
import { showToast } from '../design/toasts.ts';
import type { EventView } from '../explorer/chainData.ts';
import { Term } from '../glossary/Term.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { listDelegations } from './delegations.ts';
import { localSession } from './localSession.ts';
import { useWallet } from './useWallet.ts';

const TONES = { active: 'good', expired: 'plain', revoked: 'alarm' } as const;

/** The keys that may trade for the account, and the way to take one back. */
export function DelegationsPanel({
  address,
  events,
}: {
  address: `0x${string}`;
  events: Loadable<EventView[]>;
}) {
  const { t } = useTranslation();
  const format = useFormatters();
  const client = useQueryClient();
  const { status } = useWallet();
  const [asked, setAsked] = useState<`0x${string}`>();
  const local = useQuery({
    queryKey: ['wallet', 'localSession', address],
    queryFn: async () => (await localSession(address)) ?? null,
  }).data;
  const nowMs = useQuery(headQuery(useChain())).data?.timestampMs ?? 0;
  const revoke = useMutation({
    mutationFn: async (sessionKey: `0x${string}`) => {
      // What signs comes when something is signed.
      const { revokeDelegation } = await import('./revokeDelegation.ts');
      return revokeDelegation(sessionKey);
    },
    onSuccess: async () => {
      setAsked(undefined);
      await client.invalidateQueries({ queryKey: ['wallet', 'localSession'] });
      await client.invalidateQueries({ queryKey: ['explorer', 'accountEvents'] });
      showToast({ tone: 'done', title: t('walletPage.revoked') });
    },
  });
  return (
    <Panel
      title={t('walletPage.delegations')}
      note={<Term id="sessionKey">{t('walletPage.delegationsNote')}</Term>}
    >
      <Show of={events} rows={2}>
        {(found) => {
          const delegations = listDelegations(found, local ?? undefined, nowMs / 1_000);
          return delegations.length === 0 ? (
            <Empty title={t('walletPage.delegationsNone')}>{t('walletPage.delegationsNoneNote')}</Empty>
          ) : (
            <ul>
              {delegations.map((key) => (
                <li
                  key={key.sessionKey}
                  className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-2.5 first:border-0"
                >
                  <Glyph id={key.sessionKey.toLowerCase()} size={24} />
                  <span className="min-w-0 flex-1 basis-44">
                    <span className="flex flex-wrap items-center gap-2">
                      <span className="fig">{shortId(key.sessionKey)}</span>
                      <Badge tone={TONES[key.state]}>{t(`walletPage.key_${key.state}`)}</Badge>
                      {key.here && <Badge>{t('walletPage.keyHere')}</Badge>}
                    </span>
                    <span className="block text-12 text-muted">
                      {t(key.onChain ? 'walletPage.keyUntil' : 'walletPage.keyUntilEdge', {
                        time: `${format.dateTime(key.expiry * 1_000)} UTC`,
                      })}
                    </span>
                  </span>
                  {key.state === 'active' && (
                    <Button
                      size="small"
                      disabled={status !== 'ready'}
                      aria-label={t('walletPage.revokeKey', { key: shortId(key.sessionKey) })}
                      onClick={() => setAsked(key.sessionKey)}
                    >
                      {t('walletPage.revoke')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Show>
      {asked && (
        <ConfirmSheet
          title={t('walletPage.revokeTitle')}
          action={t('walletPage.revoke')}
          busy={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(asked)}
          onClose={() => setAsked(undefined)}
        >
          <p>{t('walletPage.revokeText', { key: shortId(asked) })}</p>
        </ConfirmSheet>
      )}
    </Panel>
  );
}
