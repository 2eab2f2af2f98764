import type { FieldType } from '@sandtable/contract';
import type { CellContext } from '../reading.ts';
import { fieldOf } from './field.ts';
import { withFieldIds } from './field-ids.ts';
import { language } from './language.ts';
import { linkOf, sourceOf } from './plan.ts';
import {
  isResult,
  momentResult,
  type ResultType,
  resultOf,
  textResult,
  wholeResult,
} from './result.ts';

type Options = Readonly<Record<string, unknown>>;

type Show = (context: CellContext, options: Options) => Options;

/**
 * Options of a field as the base schema shows them: what is computed with is worked out anew, and what
 * only seeds say is left out. `undefined` for a field without options.
 */
export function shownOptions(context: CellContext): Options | undefined {
  const { type, options } = context.field;
  return shown[type]?.(context, options ?? {}) ?? options;
}

const shown: Partial<Record<FieldType, Show>> = {
  formula(context, { formula }) {
    const { reading, tableId } = context;
    const { valid, references } = reading.planOf(context);
    const table = reading.state.tables.get(tableId);
    const fields = language().fieldsOf(table ? reading.contextsOf(table).map(fieldOf) : []);
    return {
      isValid: valid,
      formula: typeof formula === 'string' ? withFieldIds(formula, fields) : '',
      referencedFieldIds: valid ? references : null,
      result: resultShown(context),
    };
  },

  /** `referencedFieldIds`: in samples of clients it is there and empty. */
  rollup: (context) => ({
    isValid: context.reading.planOf(context).valid,
    ...throughLink(context),
    referencedFieldIds: [],
    result: resultShown(context),
  }),

  multipleLookupValues: (context) => ({
    isValid: context.reading.planOf(context).valid,
    ...throughLink(context),
    result: lookedUp(context),
  }),

  count: (context) => ({
    isValid: context.reading.planOf(context).valid,
    recordLinkFieldId: linkOf(context)?.field.id ?? null,
  }),

  createdTime: (_context, { result = momentResult }) => ({ result }),

  /** An empty list stands for all fields. */
  lastModifiedTime: (_context, { referencedFieldIds = [], result = momentResult }) => ({
    isValid: true,
    referencedFieldIds,
    result,
  }),

  multipleRecordLinks: (_context, options) => ({
    isReversed: false,
    prefersSingleRecordLink: false,
    ...options,
  }),

  multipleAttachments: (_context, options) => ({ isReversed: false, ...options }),
};

function throughLink(context: CellContext): Options {
  return {
    recordLinkFieldId: linkOf(context)?.field.id ?? null,
    fieldIdInLinkedTable: sourceOf(context)?.target.field.id ?? null,
  };
}

/** `null` where nothing can be computed. */
function resultShown(context: CellContext): ResultType | null {
  return context.reading.planOf(context).valid ? resultOf(context) : null;
}

/** The type of the looked-up field; of a computed one, that of what it yields. Unverified for those. */
function lookedUp(context: CellContext): ResultType | null {
  const { result: given } = context.field.options ?? {};
  const target = sourceOf(context)?.target;
  if (!target || !context.reading.planOf(context).valid) return null;
  if (isResult(given)) return given;
  const { type } = target.field;
  if (type === 'count') return wholeResult;
  const options = shownOptions(target);
  if (!yieldsResult.has(type)) return { type, ...(options && { options }) };
  return isResult(options?.['result']) ? options['result'] : textResult;
}

const yieldsResult: ReadonlySet<FieldType> = new Set(['formula', 'rollup', 'multipleLookupValues']);
