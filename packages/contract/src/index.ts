export type {
  Access,
  AccessProblem,
  Grant,
  Subject,
  SubjectKind,
  Verdict,
} from './access.ts';
export { judge, subjectKind } from './access.ts';
export * as bearerCatalogue from './bearer.ts';
export * as catalogue from './catalogue.ts';
export {
  attachments,
  comments,
  enterpriseTokens,
  metadata,
  records,
  serviceAccounts,
  tokens,
} from './catalogue.ts';
export type {
  Endpoint,
  EndpointFacts,
  HostName,
  InputOf,
  Method,
  PathParam,
  PathParams,
  ResultOf,
  Schemas,
} from './endpoint.ts';
export { endpoint } from './endpoint.ts';
export type { Envelope, ErrorDetails, ErrorName, ErrorRow } from './errors.ts';
export { errorBody, errorMessage, errors, errorType, readError } from './errors.ts';
export { withoutExtras } from './extras.ts';
export type { FieldType, FieldTypeRow } from './fields.ts';
export { fieldTypes, isFieldType } from './fields.ts';
export { airtableHosts, attachmentOrigin, origins } from './hosts.ts';
export type { IdPrefix } from './ids.ts';
export { idPrefixes, isId, paramPrefixes } from './ids.ts';
export * as limits from './limits.ts';
export type { Preset } from './presets.ts';
export { presets } from './presets.ts';
export type { QueryValue } from './query.ts';
export { parseQuery, printQuery } from './query.ts';
export type { Names, Problem, Station, Step, TokenFault, Why } from './reasons.ts';
export { advise, sentence, stations, steps } from './reasons.ts';
export type { Role } from './roles.ts';
export { allows, asBaseRole, higher, roles, roleTitles } from './roles.ts';
export type { Audience, Scope, ScopeGroup, ScopeRow } from './scopes.ts';
export { isScope, scopeGroups, scopeNames, scopes } from './scopes.ts';
export { hasRealShape } from './secret-shape.ts';
export type { NewAttachment, RecordWithAttachment } from './shapes/attachment.ts';
export type { BaseList, BaseSummary } from './shapes/base.ts';
export type {
  Comment,
  Commenter,
  CommentList,
  CommentListOptions,
  CommentText,
  DeletedComment,
  Mention,
  NewComment,
  Reaction,
} from './shapes/comment.ts';
export type {
  EnterpriseToken,
  EnterpriseTokenList,
  ResourceAccess,
  RevokedTokens,
  RevokeError,
  ServiceAccount,
  ServiceAccountList,
  TokensToRevoke,
} from './shapes/enterprise-token.ts';
export type {
  AirtableRecord,
  ChangedRecords,
  DeletedRecord,
  DeletedRecords,
  Fields,
  RecordList,
  WriteDetails,
} from './shapes/record.ts';
export type { CellFormat, ListOptions, ReadOptions, Sort } from './shapes/record-list-options.ts';
export type { Synced } from './shapes/record-sync.ts';
export type {
  NewRecords,
  OneRecord,
  RecordCells,
  RecordChange,
  RecordChanges,
  Upsert,
  WriteOptions,
} from './shapes/record-writes.ts';
export type { BaseSchema, FieldSchema, TableSchema, ViewSchema } from './shapes/schema.ts';
export type {
  DeletedToken,
  DeletedTokens,
  GrantedModels,
  IssuedToken,
  LastCaller,
  NewToken,
  Resources,
  Rotation,
  Token,
  TokenAccess,
  TokenChange,
  TokenClone,
  TokenList,
  WorkspaceResources,
} from './shapes/token.ts';
export type { WhoAmI } from './shapes/user.ts';
export type { Issue, Parsed, SchemaPart } from './wire.ts';
export { decode, decodeResult, encode } from './wire.ts';
