import type { FieldType, Role, Scope, Sort, TokenAccess } from '@sandtable/contract';

/** A user or service account. */
export interface SeedUser {
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  /** Default `provisioned`. */
  readonly state?: 'provisioned' | 'deactivated';
  readonly isServiceAccount?: boolean;
  readonly isAdmin?: boolean;
}

/** A group of users. */
export interface SeedGroup {
  readonly id?: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** The account of an organization. */
export interface SeedEnterprise {
  readonly id?: string;
  readonly name?: string;
  /** Keep the API away from what the organization owns. */
  readonly apiAccess?: 'blocked';
}

/** Somebody's level; either a user's or a group's. */
export interface SeedCollaborator {
  readonly userId?: string;
  readonly groupId?: string;
  readonly permissionLevel: Role;
}

/** A workspace. */
export interface SeedWorkspace {
  readonly id?: string;
  readonly name: string;
  readonly plan?: string;
  readonly collaborators?: readonly SeedCollaborator[];
}

/** Who may do something: everybody from a level on, nobody, or the users and groups of a list of ids. */
export type SeedPermission = 'edit' | 'create' | 'nobody' | readonly string[];

/** A field, as the base schema shows it. */
export interface SeedField {
  readonly id?: string;
  readonly name: string;
  readonly type: FieldType;
  readonly description?: string;
  /** `null` says as much as leaving it out. */
  readonly options?: Readonly<Record<string, unknown>> | null;
  /** Who may write its cells, where the level on the base is not enough. No schema shows it. */
  readonly permissions?: { readonly edit?: SeedPermission };
  /** What new records have in this field, as a cell reads. No schema shows it. */
  readonly defaultValue?: unknown;
}

/** A view, with the sort and filter that the base schema does not show. */
export interface SeedView {
  readonly id?: string;
  readonly name: string;
  /** Default `grid`. */
  readonly type?: string;
  readonly filterByFormula?: string;
  readonly sort?: readonly Sort[];
  readonly visibleFieldIds?: readonly string[];
}

/** A comment on a record. */
export interface SeedComment {
  readonly id?: string;
  readonly authorId: string;
  /** Mentions by id: `@[usr…]`, `@[ugp…]`. */
  readonly text: string;
  /** ISO 8601. */
  readonly createdTime?: string;
  /** ISO 8601. Absent: nobody has edited it. */
  readonly lastUpdatedTime?: string;
  /** The first comment of the thread, on the same record. */
  readonly parentCommentId?: string;
}

/** When a cell was changed, and by whom. */
export interface SeedChange {
  /** ISO 8601. */
  readonly time: string;
  /** `null`: somebody who is gone, or was never known. */
  readonly userId: string | null;
}

/** A record: cells by field name or id, in the form in which the API reads them. */
export interface SeedRecord {
  readonly id?: string;
  /** ISO 8601. */
  readonly createdTime?: string;
  /** User id, `null` for somebody without a name, as of a form. Default: the first user. */
  readonly createdBy?: string | null;
  /** ISO 8601. Default: when it was created. */
  readonly modifiedTime?: string;
  /** User id, `null` as above. Default: who created it. */
  readonly modifiedBy?: string | null;
  /** By field name or id, the last change of each cell that is not as the record was created with. */
  readonly changes?: Readonly<Record<string, SeedChange>>;
  readonly fields: Readonly<Record<string, unknown>>;
  /** In any order. */
  readonly comments?: readonly SeedComment[];
}

/** A table. */
export interface SeedTable {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  /** Default: the first field. */
  readonly primaryFieldId?: string;
  /** Where the level on the base is not enough. No schema shows it. */
  readonly permissions?: {
    readonly createRecords?: SeedPermission;
    readonly deleteRecords?: SeedPermission;
  };
  /** What the next record has in autonumber fields. Default: one more than the highest number. */
  readonly nextAutoNumber?: number;
  readonly fields: readonly SeedField[];
  /** Default: one grid view named `Grid view`. */
  readonly views?: readonly SeedView[];
  readonly records?: readonly SeedRecord[];
}

/** A base. */
export interface SeedBase {
  readonly id?: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly collaborators?: readonly SeedCollaborator[];
  readonly tables: readonly SeedTable[];
}

/** A token, by its whole secret (any text) or, in exports, by id and hash. */
export interface SeedToken {
  /** The whole secret. Never exported. */
  readonly token?: string;
  readonly id?: string;
  /** SHA-256 of the whole secret, hex. */
  readonly sha256?: string;
  readonly name?: string;
  readonly userId: string;
  /** Default: the user. */
  readonly createdByUserId?: string;
  /** Revoked by an admin: opens nothing. */
  readonly revoked?: boolean;
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
  /** ISO 8601. */
  readonly createdTime?: string;
  /** ISO 8601: from then on it is refused. Default `null`: never. In effect with `dialect.tokenExtras`. */
  readonly expiresTime?: string | null | undefined;
  /** The secret before this one, and how long it works. In effect with `dialect.tokenExtras`. */
  readonly previous?: SeedPreviousSecret;
  /** What it was last used by. Shown with `dialect.tokenExtras`. */
  readonly lastCaller?: SeedLastCaller;
}

/** A token's secret of before. */
export interface SeedPreviousSecret {
  /** SHA-256 of the whole secret, hex. */
  readonly sha256: string;
  /** ISO 8601: from then on it opens nothing. */
  readonly expiresTime: string;
}

/** What a token was last used by. */
export interface SeedLastCaller {
  /** Place in the catalogue, e.g. `records.list`. */
  readonly endpoint: string;
  /** ISO 8601. */
  readonly time: string;
  readonly userAgent?: string;
}

/** An OAuth integration. */
export interface SeedIntegration {
  readonly clientId: string;
  readonly clientSecret?: string;
  /** SHA-256 of the client secret, hex; what exports hold instead of it. */
  readonly sha256?: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

/** A whole Airtable, as the mock starts with it and as it exports it. Keys that begin with `$` are remarks. */
export interface Seed {
  readonly users?: readonly SeedUser[];
  readonly groups?: readonly SeedGroup[];
  readonly enterprise?: SeedEnterprise;
  readonly workspaces?: readonly SeedWorkspace[];
  readonly bases?: readonly SeedBase[];
  readonly tokens?: readonly SeedToken[];
  readonly integrations?: readonly SeedIntegration[];
}
