'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { AddressLink } from './AddressLink.tsx';
import { ArgumentList } from './ArgumentList.tsx';
import type { EventView } from './chainData.ts';
import { HashLink } from './HashLink.tsx';

/** Events in the order they are given, each with its named values; `where` adds the block and the transaction. */
export function EventList({ events, where = false }: { events: readonly EventView[]; where?: boolean }) {
  const { t } = useTranslation();
  return (
    <ol>
      {events.map((event) => (
        <li
          key={event.key}
          className="grid grid-cols-1 gap-1.5 border-t border-line px-4 py-3 first:border-0"
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <b className="font-semibold">{event.decoded?.name ?? t('explorer.unknownEvent')}</b>
            <span className="text-muted">
              <AddressLink address={event.address} />
            </span>
            {where && (
              <span className="ms-auto inline-flex items-center gap-3 text-12 text-muted">
                <HashLink hash={event.transaction} />
                <Link href={`/explorer?block=${event.blockNumber}`} className="fig hover:underline">
                  {event.blockNumber}
                </Link>
              </span>
            )}
          </div>
          {event.decoded ? (
            <ArgumentList of={event.decoded.arguments} />
          ) : (
            <code className="fig text-12 break-all whitespace-normal text-muted">
              {[...event.topics, event.data].join(' ')}
            </code>
          )}
        </li>
      ))}
    </ol>
  );
}
