'use client';
import { Popover } from '@base-ui/react/popover';
import Link from 'next/link';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import './glossaryMessages.ts';
import type { TermId } from './terms.ts';

interface Props {
  id: TermId;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** What a word means, beside the word; Escape or a press elsewhere closes it. */
export function TermCard({ id, anchor, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={8} collisionPadding={12} className="z-80">
          <Popover.Popup
            finalFocus={anchor}
            className="w-72 max-w-[calc(100vw-24px)] rounded-panel bg-over p-3.5 text-start font-words text-13 font-normal tracking-normal whitespace-normal text-fg shadow-float"
          >
            <Popover.Title className="text-13 font-semibold">{t(`glossary.${id}.name`)}</Popover.Title>
            <Popover.Description className="mt-1 text-soft">{t(`glossary.${id}.text`)}</Popover.Description>
            <Link
              href={`/glossary#${id}`}
              onClick={onClose}
              className="mt-2 inline-block text-12 text-accent-text hover:underline"
            >
              {t('glossary.all')}
            </Link>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
