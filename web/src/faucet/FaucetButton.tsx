'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant } from '../design/Button.tsx';
import { showToast } from '../design/toasts.ts';
import { edge } from '../edge/edge.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';

interface Props {
  address: `0x${string}`;
  variant?: ButtonVariant;
  wide?: boolean;
}

/** Test dollars and QOR for fees, from the devnet's faucet. */
export function FaucetButton({ address, variant = 'plain', wide = false }: Props) {
  const { t } = useTranslation();
  const format = useFormatters();
  const client = useQueryClient();
  const faucet = useMutation({
    mutationFn: () => edge.faucet(address),
    onSuccess: async (paid) => {
      await client.invalidateQueries({ queryKey: ['wallet', 'balances'] });
      showToast({
        tone: 'done',
        title: t('wallet.faucetPaid', { dollars: format.decimal(paid.tusd, 2, 2) }),
      });
    },
  });
  return (
    <div className="grid grid-cols-1 gap-2">
      <Button variant={variant} wide={wide} busy={faucet.isPending} onClick={() => faucet.mutate()}>
        {t('wallet.faucet')}
      </Button>
      <ErrorNote error={faucet.error} />
    </div>
  );
}
