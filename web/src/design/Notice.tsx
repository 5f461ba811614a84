import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

interface Props {
  tone?: 'error' | 'risk' | 'info';
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** A sentence in the flow of the page: what went wrong, a risk, or something to know. */
export function Notice({ tone = 'info', title, children, actions, className }: Props) {
  const Icon = { error: TriangleAlert, risk: CircleAlert, info: Info }[tone];
  return (
    <div
      role={tone === 'error' ? 'alert' : 'note'}
      className={classNames(
        'flex items-start gap-2.5 rounded-control px-3 py-2.5 text-13',
        tone === 'error' && 'bg-alarm-tint text-fg',
        tone === 'risk' && 'bg-pending-tint text-fg',
        tone === 'info' && 'bg-raised text-soft',
        className,
      )}
    >
      <Icon
        size={16}
        aria-hidden="true"
        className={classNames(
          'mt-0.5 flex-none',
          tone === 'error' && 'text-alarm-text',
          tone === 'risk' && 'text-pending-text',
          tone === 'info' && 'text-muted',
        )}
      />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && (
          <div className={title !== undefined ? 'mt-0.5 text-soft' : undefined}>{children}</div>
        )}
        {actions !== undefined && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
