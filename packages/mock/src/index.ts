export type { Dialect as FormulaDialect } from '@sandtable/formula';
export type { Clock } from './clock.ts';
export type { Dialect } from './dialect.ts';
export { defaultDialect, dialectChoices } from './dialect.ts';
export type { Environment, FixedOptions } from './environment.ts';
export { fixedEnvironment, systemEnvironment } from './environment.ts';
export type { EventMap, Events, RequestEvent } from './events.ts';
export type { HeaderBag, Incoming } from './exchange.ts';
export type { Explanation } from './explain.ts';
export { sessionHeader } from './gate.ts';
export type { Mock, MockOptions, Snapshot } from './mock.ts';
export { createMock } from './mock.ts';
export type { ChangedCell, HistoryEntry } from './record-history.ts';
export { excusedHeader, whyHeader } from './response.ts';
export { isReal } from './secret.ts';
export type {
  Seed,
  SeedBase,
  SeedCollaborator,
  SeedComment,
  SeedEnterprise,
  SeedField,
  SeedGroup,
  SeedIntegration,
  SeedLastCaller,
  SeedPermission,
  SeedPreviousSecret,
  SeedRecord,
  SeedTable,
  SeedToken,
  SeedUser,
  SeedView,
  SeedWorkspace,
} from './store/seed-format.ts';
export { SeedError } from './store/seed-reader.ts';
export type { Entry } from './store/store.ts';
export type { Coverage, Share } from './usage/coverage.ts';
export { coverageReport } from './usage/coverage.ts';
export type { Worry, WorryingToken } from './usage/hygiene.ts';
export { hygiene, worriesOf } from './usage/hygiene.ts';
export type { LeastToken } from './usage/least-token.ts';
export { leastTokenReport } from './usage/least-token.ts';
export { leastToken } from './usage/least-token-teardown.ts';
export type { StretchFilter, Usage, UsageFilter, UsageOptions } from './usage/record.ts';
export { MarkError, recordUsage } from './usage/record.ts';
export type { Excused, FieldUse } from './usage/stretch.ts';
export type { Collaboration, NewUser, World } from './world.ts';
export { WorldError } from './world.ts';
