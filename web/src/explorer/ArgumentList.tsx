'use client';
import { useTranslation } from 'react-i18next';
import { AddressLink } from './AddressLink.tsx';
import type { DecodedArgument } from './decode.ts';

/** Named values, nested as they are in the call or the event. */
export function ArgumentList({ of: values }: { of: readonly DecodedArgument[] }) {
  const { t } = useTranslation();
  if (values.length === 0) return <p className="text-12 text-muted">{t('explorer.noArguments')}</p>;
  return (
    <dl className="grid grid-cols-1 gap-1">
      {values.map((argument, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: an argument is its place
          key={at}
          className={
            typeof argument.value === 'string'
              ? 'grid grid-cols-[minmax(96px,190px)_minmax(0,1fr)] gap-3'
              : 'grid grid-cols-1 gap-1'
          }
        >
          <dt className="truncate text-muted">
            {argument.name} <span className="fig text-12 opacity-80">{argument.type}</span>
          </dt>
          <dd className={typeof argument.value === 'string' ? 'min-w-0' : 'border-s border-line ps-3'}>
            {typeof argument.value !== 'string' ? (
              <ArgumentList of={argument.value} />
            ) : argument.type === 'address' ? (
              <AddressLink address={argument.value} />
            ) : (
              <span
                className={argument.type === 'string' ? 'break-words' : 'fig break-all whitespace-normal'}
              >
                {argument.value}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
