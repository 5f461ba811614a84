'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { Panel } from '../design/Panel.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { saveModel } from '../models/savedModels.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import type { TrainingMessage } from './training.worker.ts';
import type { TrainingPlan } from './trainingPlan.ts';

interface Props {
  result: Extract<TrainingMessage, { type: 'done' }>;
  plan: TrainingPlan;
}

const NAME_BYTES_MAX = 64;

/** What came out: a file with an id, read by the engine as the trainer meant it. */
export function TrainedPanel({ result, plan }: Props) {
  const { t } = useTranslation();
  const format = useFormatters();
  const client = useQueryClient();
  const [name, setName] = useState(() => t('train.defaultName', { seed: plan.seed }));
  const tooLong = new TextEncoder().encode(name).length > NAME_BYTES_MAX;
  const save = useMutation({
    mutationFn: () =>
      saveModel({
        modelId: result.modelId,
        name: name.trim(),
        file: result.file,
        trainedAtMs: Date.now(),
        seed: plan.seed,
        steps: result.progress.step,
        heldOutLoss: result.progress.heldOutLoss,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['models', 'saved'] }),
  });
  return (
    <Panel title={t('train.result')}>
      <div className="grid grid-cols-1 gap-3 p-4">
        <div className="flex items-center gap-3">
          <Glyph id={result.modelId} size={40} />
          <div className="min-w-0">
            <p className="fig text-12 text-soft" data-testid="trained-id" title={result.modelId}>
              {shortId(result.modelId)}
            </p>
            <p className="text-12 text-muted">
              {t('train.resultSize', { bytes: format.count(result.file.length) })}
            </p>
          </div>
        </div>
        <p className="flex gap-2 text-soft">
          <span className="mt-0.5">
            <ProofMark state="checked" />
          </span>
          {t('train.engineAgrees')}
        </p>
        <Field
          label={t('train.name')}
          value={name}
          onValue={setName}
          problem={tooLong ? t('train.nameTooLong') : undefined}
        />
        {save.isSuccess ? (
          <Link href={`/models?publish=${result.modelId}`} className={buttonClass('primary', 'large', true)}>
            {t('train.publish')}
          </Link>
        ) : (
          <Button
            variant="primary"
            size="large"
            wide
            busy={save.isPending}
            disabled={name.trim() === '' || tooLong}
            onClick={() => save.mutate()}
          >
            {t('train.save')}
          </Button>
        )}
        <ErrorNote error={save.error} />
      </div>
    </Panel>
  );
}
