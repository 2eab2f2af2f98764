interface JsonTreeProps {
  readonly value: unknown;
  /** Levels that are open at first. */
  readonly open?: number;
}

/** A JSON value that folds. Made of `details`, so keys and screen readers know how to use it. */
export function JsonTree({ value, open = 3 }: JsonTreeProps) {
  return (
    <div class="tree mono">
      <Node value={value} open={open} />
    </div>
  );
}

function Node({ name, value, open }: { name?: string | undefined; value: unknown; open: number }) {
  const label = name !== undefined && <span class="json-key">{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div class="leaf">
        {label}
        <span class={`json-${value === null ? 'null' : typeof value}`}>
          {JSON.stringify(value)}
        </span>
      </div>
    );
  }
  const members = Object.entries(value);
  const isList = Array.isArray(value);
  if (members.length === 0) {
    return (
      <div class="leaf">
        {label}
        {isList ? '[]' : '{}'}
      </div>
    );
  }
  return (
    <details open={open > 0}>
      <summary>
        {label}
        <span class="muted">{isList ? `[${members.length}]` : `{${members.length}}`}</span>
      </summary>
      <div class="branch">
        {members.map(([key, member]) => (
          <Node key={key} name={key} value={member} open={open - 1} />
        ))}
      </div>
    </details>
  );
}
