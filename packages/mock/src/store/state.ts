import type { FieldType, Role, Scope, Sort, TokenAccess } from '@sandtable/contract';
import type { Item, Items } from './items.ts';

/** A person or a service account. */
export interface UserState extends Item {
  readonly email: string;
  readonly name: string;
  /** A deactivated user's tokens are not accepted. */
  readonly state: 'provisioned' | 'deactivated';
  readonly isServiceAccount?: boolean;
  readonly isAdmin?: boolean;
}

/** A group of users that can collaborate as one. */
export interface GroupState extends Item {
  readonly name: string;
  readonly members: readonly string[];
}

/** The account of an organization. At most one. */
export interface EnterpriseState extends Item {
  readonly name?: string;
  /** Whether its admins keep the API away from the bases and workspaces it owns. */
  readonly apiAccess?: 'blocked';
}

/** A user's or a group's level on a base or workspace. Exactly one of the two ids is there. */
export interface Collaborator {
  readonly userId?: string;
  readonly groupId?: string;
  readonly permissionLevel: Role;
}

/** A workspace. */
export interface WorkspaceState extends Item {
  readonly name: string;
  readonly plan?: string;
  readonly collaborators: readonly Collaborator[];
}

/** A base. */
export interface BaseState extends Item {
  readonly name: string;
  readonly workspaceId: string;
  readonly collaborators: readonly Collaborator[];
}

/** Who may do something: everybody from a level on, nobody, or the users and groups of a list of ids. */
export type Permission = 'edit' | 'create' | 'nobody' | readonly string[];

/** Who may do what in a table, where that is less than the level on the base allows. */
interface TablePermissions {
  readonly createRecords?: Permission;
  readonly deleteRecords?: Permission;
}

/** Who may do what with a field, likewise. */
interface FieldPermissions {
  /** Write its cells. */
  readonly edit?: Permission;
}

/** A field of a table. */
export interface FieldState {
  readonly id: string;
  readonly name: string;
  readonly type: FieldType;
  readonly description?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly permissions?: FieldPermissions;
  /** What a new record's cell holds, as rows keep it, unless the request says otherwise. */
  readonly defaultValue?: unknown;
}

/** A view of a table. Sort and filter are what the schema endpoints do not show. */
export interface ViewState {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly filterByFormula?: string;
  readonly sort?: readonly Sort[];
  readonly visibleFieldIds?: readonly string[];
}

/** A table without its records. A field's place in `fields` is the place of its cells in a row. */
export interface TableState extends Item {
  readonly baseId: string;
  readonly name: string;
  readonly description?: string;
  readonly primaryFieldId: string;
  readonly permissions?: TablePermissions;
  readonly fields: readonly FieldState[];
  readonly views: readonly ViewState[];
}

/**
 * A record as it is kept.
 *
 * Cells stand in the order of the table's fields; `null` is an empty cell. An array costs as little
 * as an object of one hidden class and never degrades into a dictionary, which objects built key by
 * key do past some fifteen fields.
 */
export interface Row extends Item {
  /** Milliseconds since 1970. */
  readonly createdTime: number;
  /** User id. */
  readonly createdBy: string;
  /** Milliseconds since 1970. */
  readonly modifiedTime: number;
  /** User id. */
  readonly modifiedBy: string;
  readonly cells: readonly unknown[];
  /**
   * The last change of each cell, by its place; `null` for cells that are as the record was made with.
   * Absent while that goes for all of them, as it does for most records of a big seed.
   */
  readonly changes?: readonly (CellChange | null)[];
}

/** When a cell was changed, and by whom. Cells that one request changed share one. */
export interface CellChange {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly userId: string;
}

/** The records of a table; `id` is the table's. */
export interface TableRows extends Item {
  /** What the next record's autonumber will be; numbers are never used twice. */
  readonly nextNumber: number;
  readonly rows: Items<Row>;
}

/** A personal access token. The secret itself is not kept. */
export interface TokenState extends Item {
  readonly userId: string;
  /** Absent when the user made it themselves. */
  readonly createdByUserId?: string;
  /** Revoked by an admin: opens nothing, and only admins still see it. */
  readonly revoked?: true;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
  /** Milliseconds since 1970. */
  readonly createdTime: number;
  /** Milliseconds since 1970, to the minute. */
  readonly lastUsedTime?: number;
  /** Milliseconds since 1970: the first moment at which it is refused. Absent: it does not expire. */
  readonly expiresTime?: number;
  /** SHA-256 of the whole secret, lower-case hex. */
  readonly sha256: string;
  /** The secret before this one, when it was given a grace. */
  readonly previous?: PreviousSecret;
  readonly lastCaller?: LastCallerState;
}

/** A secret that was replaced and works for a while. */
export interface PreviousSecret {
  /** SHA-256 of the whole secret, lower-case hex. */
  readonly sha256: string;
  /** Milliseconds since 1970: the first moment at which it opens nothing. */
  readonly expiresTime: number;
}

/** What a token was last used by. */
export interface LastCallerState {
  /** Place in the catalogue, e.g. `records.list`. */
  readonly endpoint: string;
  /** Milliseconds since 1970, to the minute. */
  readonly time: number;
  /** Without secrets; absent when the caller said nothing of itself. */
  readonly userAgent?: string;
}

/** From the hash of a secret (`id`) to the token it opens; a token's previous one opens it too. */
export interface SecretState extends Item {
  readonly tokenId: string;
}

/** An OAuth integration as a seed describes it. */
export interface IntegrationState extends Item {
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
  /** SHA-256 of the client secret, lower-case hex; absent for integrations without one. */
  readonly secretSha256?: string;
}

/** One step in the life of a record. */
export interface Revision {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly userId: string;
  /** As it was called then; absent without a token. */
  readonly token?: { readonly id: string; readonly name: string };
  /** What the cells were afterwards, without secrets; `null`: the record was deleted. */
  readonly cells: readonly unknown[] | null;
  /** What happened to a comment instead; its text is without secrets. */
  readonly comment?: { readonly step: CommentStep; readonly id: string; readonly text: string };
}

/** What can happen to a comment. */
export type CommentStep = 'commented' | 'commentEdited' | 'commentDeleted';

/** What was written to a record; `id` is the record's. Only what a request wrote is in it. */
export interface RecordHistory extends Item {
  readonly tableId: string;
  /** The cells before the first of the revisions; `null`: there was no record. */
  readonly before: readonly unknown[] | null;
  /** Oldest first. */
  readonly revisions: readonly Revision[];
}

/** A comment. */
export interface CommentState {
  /** Shape: `com` and 14 characters. */
  readonly id: string;
  /** Place in the order of creation, counted for each record. */
  readonly number: number;
  readonly authorId: string;
  /** Mentions stand in it as `@[usr…]` and `@[ugp…]`. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly createdTime: number;
  /** Milliseconds since 1970; absent while nobody has edited it. */
  readonly lastUpdatedTime?: number;
  /** The first comment of the thread; absent there. */
  readonly parentCommentId?: string;
}

/** The comments on a record, oldest first; `id` is the record's. Records without comments have none. */
export interface RecordComments extends Item {
  readonly comments: readonly CommentState[];
}

/**
 * The bytes of attachments, as a text because databases keep JSON; `id` is their SHA-256, lower-case hex.
 * Gone with the last cell that has them.
 */
export interface FileState extends Item {
  readonly base64: string;
}

/** In how many places a file is; `id` is the file's. */
export interface FileUse extends Item {
  readonly uses: number;
}

/** What a CSV sync brought last; `id` is made of the table's and the sync's. */
export interface SyncState extends Item {
  /** In the order of the lines. */
  readonly records: readonly (readonly [key: string, recordId: string])[];
}

/** Everything the mock remembers, by kind. */
export interface Collections {
  readonly users: UserState;
  readonly groups: GroupState;
  readonly enterprises: EnterpriseState;
  readonly workspaces: WorkspaceState;
  readonly bases: BaseState;
  readonly tables: TableState;
  readonly tokens: TokenState;
  readonly secrets: SecretState;
  readonly integrations: IntegrationState;
  readonly histories: RecordHistory;
  readonly files: FileState;
  readonly comments: RecordComments;
  readonly syncs: SyncState;
}

/** Name of a kind. */
export type CollectionName = keyof Collections;

/** A whole Airtable at one moment. Never changed: a write makes a new one that shares what stayed. */
export type State = {
  readonly [Name in CollectionName]: Items<Collections[Name]>;
} & {
  readonly rows: Items<TableRows>;
  /** Counted from the rows. */
  readonly fileUses: Items<FileUse>;
};
