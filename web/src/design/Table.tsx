import { ArrowDown, ArrowDownUp, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

interface Column {
  title: ReactNode;
  /** Right-aligned figures. */
  figures?: boolean;
  /** Aligned to the end without being figures. */
  end?: boolean;
  /** On a narrow screen the column goes; rows never clip. */
  narrow?: 'hidden';
  /** Rows can be ordered by it; the direction is there while they are. */
  sort?: { direction: 'ascending' | 'descending' | undefined; onSort: () => void };
}

interface Row {
  key: string;
  cells: readonly ReactNode[];
  className?: string;
}

interface Props {
  label: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Height of a row. */
  size?: 'dense' | 'normal' | 'tall';
}

const HEIGHTS = { dense: 'h-7', normal: 'h-9', tall: 'h-13' };

/** Rows of equal things. Figures stand on the right, in the figures' type. */
export function Table({ label, columns, rows, size = 'dense' }: Props) {
  const hidden = (column: Column | undefined) => column?.narrow === 'hidden' && 'max-md:hidden';
  // Where the first or last column goes on a narrow screen, its neighbour keeps the distance from the edge.
  const firstNarrow = columns.findIndex((column) => column.narrow !== 'hidden');
  const lastNarrow = columns.findLastIndex((column) => column.narrow !== 'hidden');
  const edge = (index: number) =>
    classNames(index === firstNarrow && 'max-md:ps-4', index === lastNarrow && 'max-md:pe-4');
  return (
    <table aria-label={label} className="w-full border-collapse">
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              key={index}
              scope="col"
              aria-sort={column.sort?.direction}
              className={classNames(
                'h-7.5 px-2 text-12 font-normal whitespace-nowrap text-muted md:first:ps-4 md:last:pe-4 max-md:px-1.5',
                edge(index),
                column.figures || column.end ? 'text-end' : 'text-start',
                hidden(column),
              )}
            >
              {column.sort ? <SortButton title={column.title} {...column.sort} /> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={classNames('hover:bg-raised', row.className)}>
            {row.cells.map((cell, index) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column's place
                key={index}
                className={classNames(
                  'border-t border-line px-2 whitespace-nowrap md:first:ps-4 md:last:pe-4 max-md:h-10 max-md:px-1.5',
                  edge(index),
                  HEIGHTS[size],
                  columns[index]?.figures && 'fig text-end text-[12.5px]',
                  columns[index]?.end && 'text-end',
                  hidden(columns[index]),
                )}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SortButton({ title, direction, onSort }: { title: ReactNode } & NonNullable<Column['sort']>) {
  const Icon = { ascending: ArrowUp, descending: ArrowDown, none: ArrowDownUp }[direction ?? 'none'];
  return (
    <button
      type="button"
      onClick={onSort}
      className={classNames(
        'inline-flex min-h-6 items-center gap-1 rounded-chip hover:text-fg',
        direction && 'font-medium text-fg',
      )}
    >
      {title}
      <Icon size={12} aria-hidden="true" className={direction ? '' : 'opacity-50'} />
    </button>
  );
}
