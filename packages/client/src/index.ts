export type {
  AirtableRecord,
  BaseList,
  BaseSchema,
  BaseSummary,
  ChangedRecords,
  Comment,
  Commenter,
  CommentList,
  CommentListOptions,
  CommentText,
  DeletedComment,
  DeletedRecord,
  DeletedRecords,
  DeletedToken,
  Endpoint,
  FieldSchema,
  Fields,
  GrantedModels,
  InputOf,
  Issue,
  IssuedToken,
  ListOptions,
  Mention,
  NewAttachment,
  NewComment,
  NewRecords,
  NewToken,
  OneRecord,
  Problem,
  Reaction,
  ReadOptions,
  RecordCells,
  RecordChange,
  RecordChanges,
  RecordList,
  RecordWithAttachment,
  Resources,
  ResultOf,
  Role,
  Scope,
  ServiceAccount,
  Sort,
  Synced,
  TableSchema,
  Token,
  TokenAccess,
  TokenChange,
  Upsert,
  ViewSchema,
  WhoAmI,
  Why,
  WorkspaceResources,
  WriteDetails,
} from '@sandtable/contract';
export { attachments, comments, enterpriseTokens, metadata, records } from '@sandtable/contract';
export { advise } from './advise.ts';
export type { BatchEndpoint } from './batch.ts';
export { batch } from './batch.ts';
export type { ArgumentsOf, Call, CallOptions, ClientOptions, Operation } from './call.ts';
export { createCall, operation } from './call.ts';
export type { Opinion, Whereabouts } from './can-i.ts';
export { canI } from './can-i.ts';
export type { Client, Operations } from './client.ts';
export { createClient } from './client.ts';
export type { ApiErrorDetails, BatchProgress, Side, TransportFault } from './errors.ts';
export {
  AirtableError,
  ApiError,
  BatchError,
  isAirtableError,
  isApiError,
  isBatchError,
  isShapeError,
  isTransportError,
  ShapeError,
  TransportError,
} from './errors.ts';
export type { PagedEndpoint } from './paginate.ts';
export { isOffsetExpired, paginate } from './paginate.ts';
export type { RetryOptions } from './retry.ts';
export type { TokensClientOptions } from './tokens.ts';
export { TokensClient } from './tokens.ts';
export type { Secret, TransportOptions } from './transport.ts';
