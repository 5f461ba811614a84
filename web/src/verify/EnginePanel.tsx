'use client';
import { coreDigest } from '@quantum-chain/wasm';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../design/Panel.tsx';
import { configQuery } from '../edge/queries.ts';
import { ProofMark } from '../proof/ProofMark.tsx';

/** Which engine this tab recomputes with, beside the one that the edge says it trades with. */
export function EnginePanel() {
  const { t } = useTranslation();
  const { data: ours } = useQuery({
    queryKey: ['engine', 'digest'],
    queryFn: coreDigest,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: config } = useQuery(configQuery);
  const theirs = config?.engineDigest;
  const state = !ours || !theirs ? 'checking' : ours === theirs ? 'checked' : 'differs';
  return (
    <Panel title={t('verify.engineTitle')} tools={<ProofMark state={state} />}>
      <dl className="grid grid-cols-1 gap-2 px-4 py-3 text-12">
        <div>
          <dt className="text-muted">{t('verify.engineOurs')}</dt>
          <dd className="fig break-all whitespace-normal! text-soft">{ours ?? '…'}</dd>
        </div>
        <div>
          <dt className="text-muted">{t('verify.engineTheirs')}</dt>
          <dd className="fig break-all whitespace-normal! text-soft">{theirs ?? '…'}</dd>
        </div>
      </dl>
    </Panel>
  );
}
