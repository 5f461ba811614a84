'use client';
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

interface Tab {
  value: string;
  label: string;
  count?: number | undefined;
  panel: ReactNode;
}

/** Views of one thing, one shown at a time. */
export function Tabs({ label, tabs, tools }: { label: string; tabs: readonly Tab[]; tools?: ReactNode }) {
  return (
    <Base.Root defaultValue={tabs[0]?.value} className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-none items-stretch border-b border-line px-4">
        <Base.List aria-label={label} className="scroll-none flex h-10 gap-5 overflow-x-auto">
          {tabs.map((tab) => (
            <Base.Tab
              key={tab.value}
              value={tab.value}
              className="-mb-px border-y-2 border-transparent font-medium whitespace-nowrap text-muted hover:text-fg focus-visible:outline-offset-[-3px] data-[active]:border-b-fg data-[active]:text-fg"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="fig ms-1.5 text-12 font-normal text-muted">{tab.count}</span>
              )}
            </Base.Tab>
          ))}
        </Base.List>
        {tools !== undefined && <div className="ms-auto flex items-center gap-2">{tools}</div>}
      </div>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className="min-h-0 flex-1 overflow-auto scroll-thin focus-visible:outline-offset-[-2px]"
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
