export { exampleRecord } from './example-record.ts';
export { functionHelp } from './function-help.ts';
export type { ExampleHelp, FunctionHelp, ParameterHelp, ParameterKind } from './help.ts';
