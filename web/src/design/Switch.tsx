import { type ReactNode, useId } from 'react';

interface Props {
  label: ReactNode;
  note?: ReactNode;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
}

/** Something that is on or off at once, with what that means beside it. */
export function Switch({ label, note, checked, onChecked, disabled }: Props) {
  const noteId = useId();
  return (
    <label className="flex items-start justify-between gap-4">
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {note !== undefined && (
          <span id={noteId} className="block text-12 text-muted">
            {note}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        disabled={disabled}
        aria-describedby={note === undefined ? undefined : noteId}
        onChange={(event) => onChecked(event.target.checked)}
        className="relative mt-0.5 h-5.5 w-9.5 flex-none cursor-pointer appearance-none rounded-full bg-line-control transition-colors duration-120 before:absolute before:start-0.75 before:top-0.75 before:size-4 before:rounded-full before:bg-panel before:transition-[inset-inline-start] before:duration-120 checked:bg-accent-fill checked:before:start-4.75 checked:before:bg-accent-ink focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent disabled:opacity-50"
      />
    </label>
  );
}
