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

const context: core.ParseContextInternal = { async: false };

/** Every issue of a value, none when it fits. */
export function run(schema: Schema, value: unknown): { value: unknown; issues: RawIssue[] } {
  const payload: core.ParsePayload = { value, issues: [] };
  // No schema of the contract waits, so core works in the payload it was given.
  void schema._zod.run(payload, context);
  return payload;
}

/** Looks at the value, changes it, and adds issues, all in the payload. */
type Judge = (payload: core.ParsePayload) => void;

interface KindDefinition extends core.$ZodTypeDef, SchemaNode {
  readonly catchall?: Schema;
  readonly judge: Judge;
}

/** Core's own base kind; an assertion function has to be called by a name with a type. */
const Base: core.$constructor<Schema> = core.$ZodType;

/** Every kind of schema that is not core's own. Its `type` tells core how to print it as JSON Schema. */
const Kind = /* @__PURE__ */ core.$constructor<Schema, KindDefinition>('Kind', (inst, def) => {
  Base.init(inst, def);
  inst._zod.parse = (payload) => {
    def.judge(payload);
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
  return leaf({ type: 'object', additionalProperties: true }, 'object', isObject);
}

/** A value or nothing. */
// @__NO_SIDE_EFFECTS__
export function optional<Inner extends Schema>(innerType: Inner): core.$ZodOptional<Inner> {
  const schema = either('optional', undefined, innerType);
  // What the printer of JSON Schema looks at to tell which keys of an object are required.
  schema._zod.optin = schema._zod.optout = 'optional';
  return schema as core.$ZodOptional<Inner>;
}

/** A value or `null`. */
// @__NO_SIDE_EFFECTS__
export function nullable<Inner extends Schema>(innerType: Inner): core.$ZodNullable<Inner> {
  return either('nullable', null, innerType) as core.$ZodNullable<Inner>;
}

/** Core's own kinds do this too, and weigh more: they look after defaults and promises. */
// @__NO_SIDE_EFFECTS__
function either(type: 'optional' | 'nullable', nothing: null | undefined, innerType: Schema) {
  const judge = (payload: core.ParsePayload) => {
    if (payload.value !== nothing) void innerType._zod.run(payload, context);
  };
  return new Kind({ type, innerType, judge });
}

/** What fits one of several schemas; the first of them counts. `expected`: all of them, in words. */
// @__NO_SIDE_EFFECTS__
export function union<const Options extends readonly Schema[]>(
  options: Options,
  expected: string,
): Schema<core.output<Options[number]>> {
  const judge = (payload: core.ParsePayload) => {
    const fitting = options
      .map((option) => run(option, payload.value))
      .find(({ issues }) => issues.length === 0);
    if (fitting) payload.value = fitting.value;
    else payload.issues.push(misfit(expected, payload.value));
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
    const at = { value: undefined, issues: [] };
    for (let index = 0; index < value.length; index += 1) judgePart(payload, index, element, at);
  };
  return new Kind({ type: 'array', element, keywords, judge }) as Schema<
    readonly core.output<Element>[]
  >;
}

/** An object of an answer: keys that the contract does not know pass through, unseen by the type. */
// @__NO_SIDE_EFFECTS__
export function open<Of extends Shape>(shape: Of): core.$ZodObject<Of, core.$loose> {
  return object(shape, 'unknown', () => undefined) as never;
}

/** An object of a request: unknown keys do not fit. */
// @__NO_SIDE_EFFECTS__
export function strict<Of extends Shape>(shape: Of): core.$ZodObject<Of, core.$strict> {
  return object(shape, 'never', ({ value, issues }) => {
    const input = value as Record<string, unknown>;
    const keys = Object.keys(input).filter((key) => !Object.hasOwn(shape, key));
    if (keys.length > 0) issues.push({ code: 'unrecognized_keys', keys, input });
  }) as never;
}

// @__NO_SIDE_EFFECTS__
function object(shape: Shape, others: 'unknown' | 'never', judgeOthers: Judge): Schema {
  const entries = Object.entries(shape);
  const judge = (payload: core.ParsePayload) => {
    if (!isObject(payload.value)) {
      payload.issues.push(misfit('object', payload.value));
      return;
    }
    const at = { value: undefined, issues: [] };
    for (const [key, schema] of entries) judgePart(payload, key, schema, at);
    judgeOthers(payload);
  };
  // For JSON Schema core looks at the name of this one's type only.
  const catchall = new Kind({ type: others, judge: () => undefined });
  return new Kind({ type: 'object', shape, catchall, judge });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The part of a value under a key. What fits stays the object it is; a part that turned is put into a copy.
 *
 * `at` is a payload to work in: one for all parts, since a page of records has hundreds.
 */
function judgePart(
  payload: core.ParsePayload,
  key: string | number,
  schema: Schema,
  at: core.ParsePayload,
): void {
  // The caller has seen that the value is an object or an array.
  const whole = payload.value as Record<string | number, unknown>;
  const part = Object.hasOwn(whole, key) ? whole[key] : undefined;
  at.value = part;
  void schema._zod.run(at, context);
  if (at.issues.length > 0) {
    for (const issue of at.issues) {
      payload.issues.push({ ...issue, path: [key, ...(issue.path ?? [])] });
    }
    at.issues.length = 0;
  }
  if (at.value === part) return;
  const turned = { [key]: at.value };
  payload.value = Object.assign(Array.isArray(whole) ? [...whole] : { ...whole }, turned);
}

/** A schema, and what has to hold of the whole of its values; `at` is where to point when it does not. */
// @__NO_SIDE_EFFECTS__
export function also<Value>(
  inner: Schema<Value>,
  expected: string,
  at: string,
  fits: (value: Value) => boolean,
): Schema<Value> {
  const judge = (payload: core.ParsePayload) => {
    const { value, issues } = run(inner, payload.value);
    payload.value = value;
    payload.issues.push(...issues);
    // Without issues the value is of the inner schema's type.
    if (issues.length > 0 || fits(value as Value)) return;
    payload.issues.push({ ...misfit(expected, value), path: [at] });
  };
  // To core's printer of JSON Schema this type means no more than its inner one.
  return new Kind({ type: 'nonoptional', innerType: inner, judge }) as Schema<Value>;
}
