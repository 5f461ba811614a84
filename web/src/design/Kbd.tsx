/** A key, or keys pressed one after the other. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="rounded-chip border border-line-strong bg-panel px-1.5 py-0.5 font-words text-12 leading-none text-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
