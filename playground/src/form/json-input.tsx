import { useEffect, useState } from 'preact/hooks';

interface JsonInputProps {
  readonly id: string;
  readonly value: unknown;
  /** Called with what the text means, whenever it means something. */
  readonly onChange: (value: unknown) => void;
}

/** A value written as JSON. While the text cannot be read the last readable value stays. */
export function JsonInput({ id, value, onChange }: JsonInputProps) {
  const printed = print(value);
  const [text, setText] = useState(printed);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    // Taken over when the value came from elsewhere, not when it is what this text says already.
    if (print(read(text)) !== printed) {
      setText(printed);
      setProblem('');
    }
  }, [printed]);
  return (
    <>
      <textarea
        id={id}
        rows={Math.min(16, Math.max(2, text.split('\n').length))}
        spellcheck={false}
        value={text}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}problem`}
        onInput={(event) => {
          const written = event.currentTarget.value;
          setText(written);
          try {
            onChange(written.trim() === '' ? undefined : JSON.parse(written));
            setProblem('');
          } catch (error) {
            setProblem(error instanceof Error ? error.message : String(error));
          }
        }}
      />
      <span class="complaint" id={`${id}problem`}>
        {problem && `Not JSON yet: ${problem}`}
      </span>
    </>
  );
}

function print(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
