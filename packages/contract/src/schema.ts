/*
 * The contract's own face on the core of zod: only the kinds of schema that the wire needs, each a
 * plain function. What one look at one value can judge is a leaf, said in keywords of JSON Schema.
 * zod's own faces would bring classes, methods and checks that nothing here uses to every browser.
 */
import * as core from 'zod/v4/core';

/** A schema of values of one type. */
export type Schema<Value = unknown> = core.$ZodType<Value>;

/** The shape of an object. */
export type Shape = Readonly<Record<string, Schema>>;

/** Keywords of JSON Schema that say what a check does. Lengths are in UTF-16 units. */
export interface Keywords {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'object';
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly additionalProperties?: boolean;
}

/** What a schema is made of. */
export interface SchemaNode {
  readonly options?: readonly Schema[];
  readonly keywords?: Keywords;
  readonly shape?: Shape;
  readonly element?: Schema;
  readonly innerType?: Schema;
}

/** What a schema is made of, for those who walk through it. */
export function nodeOf(schema: Schema): SchemaNode {
  // Core's definitions differ by kind; these are the names that they and the functions below use.
  return schema._zod.def as SchemaNode;
}

/** What did not fit, as core collects it. */
export type RawIssue = core.$ZodRawIssue;

/** Every issue of a value, none when it fits. */
export function run(schema: Schema, value: unknown): { value: unknown; issues: RawIssue[] } {
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  if (result instanceof Promise) throw new TypeError('No schema of the contract waits.');
  return result;
}

interface KindDefinition extends core.$ZodTypeDef, SchemaNode {
  /** Looks at the value, changes it, and adds issues, all in the payload. */
  readonly judge: (payload: core.ParsePayload, context: core.ParseContextInternal) => void;
}

/** Core's own base kind; an assertion function has to be called by a name with a type. */
const Base: core.$constructor<Schema> = core.$ZodType;

/** Every kind of schema that is not core's own. Its `type` tells core how to print it as JSON Schema. */
const Kind = /* @__PURE__ */ core.$constructor<Schema, KindDefinition>('Kind', (inst, def) => {
  Base.init(inst, def);
  inst._zod.parse = (payload, context) => {
    def.judge(payload, context);
    return payload;
  };
});

function misfit(expected: string, input: unknown): RawIssue {
  return { code: 'custom', params: { expected }, input };
}

// @__NO_SIDE_EFFECTS__
function leaf<Value>(
  keywords: Keywords,
  expected: string,
  fits: (value: unknown) => boolean,
  turn?: (value: never) => unknown,
) {
  const judge = (payload: core.ParsePayload) => {
    if (!fits(payload.value)) payload.issues.push(misfit(expected, payload.value));
    else if (turn) payload.value = turn(payload.value as never);
  };
  // That the predicate is the type's own is what the functions below see to.
  return new Kind({ type: 'custom', keywords, judge }) as Schema<Value>;
}

/** How a text is judged beyond being one. */
export interface Text {
  readonly expected: string;
  /** Says the same as `fits`. */
  readonly keywords: Keywords;
  readonly fits: (text: string) => boolean;
  /** What code is given of a text that fits. Default: the text. */
  readonly turn?: (text: string) => string;
}

/** Any text, or those that a predicate accepts. */
// @__NO_SIDE_EFFECTS__
export function string(text?: Text): Schema<string> {
  const keywords: Keywords = { type: 'string', ...text?.keywords };
  const fits = (value: unknown) => typeof value === 'string' && text?.fits(value) !== false;
  return leaf(keywords, text?.expected ?? 'string', fits, text?.turn);
}

/** Any number that JSON can hold. */
// @__NO_SIDE_EFFECTS__
export function number(): Schema<number> {
  return leaf({ type: 'number' }, 'number', Number.isFinite);
}

/** A whole number between two bounds, which belong to it. */
// @__NO_SIDE_EFFECTS__
export function integer(minimum: number, maximum = Number.MAX_SAFE_INTEGER): Schema<number> {
  const expected = `integer from ${minimum} to ${maximum}`;
  return leaf({ type: 'integer', minimum, maximum }, expected, (value) => {
    return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
  });
}

/** `true` or `false`. */
// @__NO_SIDE_EFFECTS__
export function boolean(): Schema<boolean> {
  return leaf({ type: 'boolean' }, 'boolean', (value) => typeof value === 'boolean');
}

/** One of a few values. */
// @__NO_SIDE_EFFECTS__
export function oneOf<const Value extends string | true>(values: readonly Value[]): Schema<Value> {
  const known: readonly unknown[] = values;
  const type = values[0] === true ? 'boolean' : 'string';
  return leaf({ type, enum: values }, `one of ${values.join(', ')}`, (value) =>
    known.includes(value),
  );
}

/** An object that nobody looks into: one predicate is cheap, and a key named `__proto__` stays data. */
// @__NO_SIDE_EFFECTS__
export function anyObject(): Schema<Readonly<Record<string, unknown>>> {
  return leaf({ type: 'object', additionalProperties: true }, 'object', (value) => {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  });
}

/** A value or nothing. */
// @__NO_SIDE_EFFECTS__
export function optional<Inner extends Schema>(innerType: Inner): core.$ZodOptional<Inner> {
  return new core.$ZodOptional({ type: 'optional', innerType }) as core.$ZodOptional<Inner>;
}

/** A value or `null`. */
// @__NO_SIDE_EFFECTS__
export function nullable<Inner extends Schema>(innerType: Inner): core.$ZodNullable<Inner> {
  return new core.$ZodNullable({ type: 'nullable', innerType }) as core.$ZodNullable<Inner>;
}

/** What fits one of several schemas; the first of them counts. */
// @__NO_SIDE_EFFECTS__
export function union<const Options extends readonly Schema[]>(
  options: Options,
): Schema<core.output<Options[number]>> {
  const judge = (payload: core.ParsePayload) => {
    const fitting = options
      .map((option) => run(option, payload.value))
      .find(({ issues }) => issues.length === 0);
    if (fitting) payload.value = fitting.value;
    else payload.issues.push(misfit('one of its forms', payload.value));
  };
  return new Kind({ type: 'union', options, judge }) as Schema<core.output<Options[number]>>;
}

/** A list, of any length or of one between two bounds, which belong to it. */
// @__NO_SIDE_EFFECTS__
export function array<Element extends Schema>(
  element: Element,
  minItems = 0,
  maxItems = Number.POSITIVE_INFINITY,
): Schema<readonly core.output<Element>[]> {
  const keywords = { ...(minItems && { minItems }), ...(maxItems < 1 / 0 && { maxItems }) };
  const judge = (payload: core.ParsePayload) => {
    const { value, issues } = payload;
    if (!Array.isArray(value)) {
      issues.push(misfit('array', value));
      return;
    }
    if (value.length < minItems || value.length > maxItems) {
      issues.push(misfit(`${minItems} to ${maxItems} items`, value));
    }
    payload.value = value.map((item, index) => {
      const judged = run(element, item);
      for (const issue of judged.issues)
        issues.push({ ...issue, path: [index, ...(issue.path ?? [])] });
      return judged.value;
    });
  };
  return new Kind({ type: 'array', element, keywords, judge }) as Schema<
    readonly core.output<Element>[]
  >;
}

/** What core is to do with the other keys of an object; it looks at the type's name only. */
// @__NO_SIDE_EFFECTS__
function rest(type: 'unknown' | 'never'): Schema {
  return new Kind({ type, judge: () => undefined });
}

/** An object of an answer: keys that the contract does not know pass through, unseen by the type. */
// @__NO_SIDE_EFFECTS__
export function open<Of extends Shape>(shape: Of): core.$ZodObject<Of, core.$loose> {
  const catchall = rest('unknown');
  return new core.$ZodObject({ type: 'object', shape, catchall }) as never;
}

/** An object of a request: unknown keys do not fit. */
// @__NO_SIDE_EFFECTS__
export function strict<Of extends Shape>(
  shape: Of,
  ...checks: core.$ZodCheck<never>[]
): core.$ZodObject<Of, core.$strict> {
  const catchall = rest('never');
  return new core.$ZodObject({ type: 'object', shape, catchall, checks }) as never;
}

/** What has to hold beyond the parts of a value, and where to point when it does not. */
// @__NO_SIDE_EFFECTS__
export function check<Value>(
  expected: string,
  path: readonly string[],
  fits: (value: Value) => boolean,
): core.$ZodCheck<never> {
  const judge = ({ value, issues }: core.ParsePayload<Value>) => {
    if (!fits(value)) issues.push({ ...misfit(expected, value), path: [...path] });
  };
  // What core reads of a check; the rest of the type serves checks that describe themselves.
  return { _zod: { check: judge, def: { check: 'custom' }, onattach: [] } } as never;
}
