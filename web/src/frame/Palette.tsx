'use client';
import { Search } from 'lucide-react';
import { Fragment, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { Kbd } from '../design/Kbd.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { closeSheet } from './openSheet.ts';
import { usePaletteEntries } from './usePaletteEntries.tsx';

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Type a few letters, press Enter: the shortest way to any page, model, block or action (ARIA's combobox pattern). */
export function Palette() {
  const { t } = useTranslation();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = usePaletteEntries(text);
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (entry: (typeof found)[number]) => {
    closeSheet();
    entry.run();
  };
  return (
    <Sheet open onOpen={closeSheet} title={t('frame.searchShort')}>
      <div className="flex h-11 items-center gap-2.5 rounded-control bg-ink px-3 shadow-[inset_0_0_0_1px_var(--line-strong)] focus-within:shadow-[inset_0_0_0_1px_var(--accent)]">
        <Search size={16} aria-hidden="true" className="flex-none text-muted" />
        <input
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen && `${listId}-${found.indexOf(chosen)}`}
          aria-label={t('frame.search')}
          placeholder={t('frame.searchHint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const step = STEPS[event.key];
            if (step && found.length > 0) {
              event.preventDefault();
              const next = step(at, found.length);
              setAt(next);
              list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' });
            }
            if (event.key === 'Enter' && chosen) run(chosen);
          }}
          className="min-w-0 flex-1 bg-transparent text-14 max-md:text-16"
        />
        <Kbd keys="Esc" />
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('frame.searchShort')}
        className="scroll-thin -mx-2 grid max-h-[50dvh] grid-cols-1 gap-0.5 overflow-auto"
      >
        {found.map((entry, index) => (
          <Fragment key={`${entry.group} ${entry.key}`}>
            {entry.group !== found[index - 1]?.group && (
              <p role="presentation" className="px-2.5 pt-2 pb-1 text-12 text-muted">
                {t(`frame.found_${entry.group}`)}
              </p>
            )}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the input, which names the option */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
            <div
              id={`${listId}-${index}`}
              role="option"
              aria-selected={entry === chosen}
              onClick={() => run(entry)}
              onPointerMove={() => setAt(index)}
              className={classNames(
                'flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-2.5',
                entry === chosen && 'bg-accent-tint',
              )}
            >
              <span className="grid w-5 flex-none place-items-center text-muted">{entry.mark}</span>
              <span className="min-w-0 flex-1 truncate">{entry.label}</span>
              {entry.note !== undefined && (
                <span className="fig flex-none text-12 text-muted">{entry.note}</span>
              )}
            </div>
          </Fragment>
        ))}
      </div>
      {found.length === 0 && <p className="px-2.5 text-muted">{t('frame.searchNothing')}</p>}
    </Sheet>
  );
}
