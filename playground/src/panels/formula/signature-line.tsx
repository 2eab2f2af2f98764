import { type FunctionHelp, functionHelp, type ParameterHelp } from '@sandtable/formula/help';
import { callAt } from './call-at.ts';

interface SignatureLineProps {
  readonly id: string;
  readonly text: string;
  readonly caret: number;
}

/** What the function at the caret takes and does; of its arguments the one at the caret stands out. */
export function SignatureLine({ id, text, caret }: SignatureLineProps) {
  const call = callAt(text, caret);
  const help = call && functionHelp.get(call.name);
  if (!help) {
    return (
      <p class="signature hint" id={id}>
        Names of fields stand in braces, as in <code>{'{Name}'}</code>. <kbd>Ctrl</kbd>{' '}
        <kbd>Space</kbd> suggests fields and functions.
      </p>
    );
  }
  return (
    <p class="signature hint" id={id}>
      <Signature help={help} argument={call.argument} /> {help.description}{' '}
      <span class="nowrap">
        E.g. <code>{help.example.formula}</code>
      </span>
    </p>
  );
}

function Signature({ help, argument }: { help: FunctionHelp; argument: number | undefined }) {
  const { name, parameters } = help;
  const here = argument === undefined ? -1 : Math.min(argument, parameters.length - 1);
  return (
    <code class="call">
      <span data-piece="function">{name}</span>(
      {parameters.map((parameter, index) => (
        <span key={parameter.name}>
          {index > 0 && ', '}
          <span class={index === here ? 'here' : undefined} title={parameter.kind}>
            {shown(parameter)}
          </span>
        </span>
      ))}
      )
    </code>
  );
}

function shown({ name, optional, repeated }: ParameterHelp): string {
  if (repeated) return '…';
  return optional ? `[${name}]` : name;
}
