/** A field type as people see it. */
export interface FieldTypeRow {
  /** Name in Airtable's interface. */
  readonly title: string;
  /** Computed cells cannot be written. */
  readonly computed?: true;
}

/** Every field type that a schema can show. @see https://airtable.com/developers/web/api/field-model */
export const fieldTypes = {
  singleLineText: { title: 'Single line text' },
  multilineText: { title: 'Long text' },
  richText: { title: 'Long text with rich formatting' },
  email: { title: 'Email' },
  url: { title: 'URL' },
  phoneNumber: { title: 'Phone number' },
  number: { title: 'Number' },
  currency: { title: 'Currency' },
  percent: { title: 'Percent' },
  duration: { title: 'Duration' },
  rating: { title: 'Rating' },
  checkbox: { title: 'Checkbox' },
  date: { title: 'Date' },
  dateTime: { title: 'Date with time' },
  singleSelect: { title: 'Single select' },
  multipleSelects: { title: 'Multiple select' },
  singleCollaborator: { title: 'User' },
  multipleCollaborators: { title: 'Users' },
  multipleRecordLinks: { title: 'Link to another record' },
  multipleAttachments: { title: 'Attachment' },
  barcode: { title: 'Barcode' },
  formula: { title: 'Formula', computed: true },
  rollup: { title: 'Rollup', computed: true },
  multipleLookupValues: { title: 'Lookup', computed: true },
  count: { title: 'Count', computed: true },
  createdTime: { title: 'Created time', computed: true },
  lastModifiedTime: { title: 'Last modified time', computed: true },
  createdBy: { title: 'Created by', computed: true },
  lastModifiedBy: { title: 'Last modified by', computed: true },
  autoNumber: { title: 'Autonumber', computed: true },
  button: { title: 'Button', computed: true },
  aiText: { title: 'AI text', computed: true },
  externalSyncSource: { title: 'Sync source', computed: true },
  manualSort: { title: 'Manual order', computed: true },
} as const satisfies Readonly<Record<string, FieldTypeRow>>;

/** Type of a field as schemas spell it, e.g. `singleLineText`. */
export type FieldType = keyof typeof fieldTypes;

/** Whether a text names a field type. */
export function isFieldType(text: string): text is FieldType {
  return Object.hasOwn(fieldTypes, text);
}
