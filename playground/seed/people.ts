import { sampleId } from './ids.ts';

/** Owner of both workspaces. */
export const ada = sampleId('usr', 'ada');
/** Editor of the studio. */
export const ben = sampleId('usr', 'ben');
const cleo = sampleId('usr', 'cleo');
/** Reader of the studio, creator at home. */
export const rui = sampleId('usr', 'rui');
const noor = sampleId('usr', 'noor');

/** The workspace that holds the film archive. */
export const studio = sampleId('wsp', 'studio');
/** The workspace that holds the reading list. */
export const home = sampleId('wsp', 'home');
/** The base with three thousand films. */
export const filmArchive = sampleId('app', 'films');
/** The base with two dozen books. */
export const readingList = sampleId('app', 'books');

/** One person for each role, so that every refusal can be met by signing in as somebody else. */
export const users = [
  { id: ada, email: 'ada@example.com', name: 'Ada Okafor' },
  { id: ben, email: 'ben@example.com', name: 'Ben Castillo' },
  { id: cleo, email: 'cleo@example.com', name: 'Cleo Marsh' },
  { id: rui, email: 'rui@example.com', name: 'Rui Tanaka' },
  { id: noor, email: 'noor@example.com', name: 'Noor Haddad', isAdmin: true },
];

export const enterprise = { id: sampleId('ent', 'sample'), name: 'Sample Pictures' };

export const workspaces = [
  {
    id: studio,
    name: 'Studio',
    plan: 'business',
    collaborators: [
      { userId: ada, permissionLevel: 'owner' },
      { userId: ben, permissionLevel: 'edit' },
      { userId: cleo, permissionLevel: 'comment' },
      { userId: rui, permissionLevel: 'read' },
      { userId: noor, permissionLevel: 'owner' },
    ],
  },
  {
    id: home,
    name: 'Home',
    plan: 'free',
    collaborators: [
      { userId: ada, permissionLevel: 'owner' },
      { userId: rui, permissionLevel: 'create' },
    ],
  },
];

/**
 * Tokens of different width. Their texts say what they are, so no scanner for leaked secrets can
 * take one for a token of the real service.
 */
export const tokens = [
  {
    id: 'patEVERYTHING0001',
    token: 'patEVERYTHING0001.sandtable-sample-everything',
    name: 'Workbench',
    userId: ada,
    scopes: [
      'data.records:read',
      'data.records:write',
      'data.recordComments:read',
      'data.recordComments:write',
      'schema.bases:read',
      'schema.bases:write',
      'webhook:manage',
      'user.email:read',
    ],
    access: 'all',
    createdTime: '2026-02-02T10:15:00.000Z',
  },
  {
    id: 'patFILMIMPORT0001',
    token: 'patFILMIMPORT0001.sandtable-sample-import',
    name: 'Nightly import',
    userId: ada,
    scopes: ['data.records:read', 'data.records:write', 'schema.bases:read'],
    access: { bases: [], workspaces: [studio] },
    createdTime: '2026-03-16T08:00:00.000Z',
  },
  {
    id: 'patREADBOOKS00001',
    token: 'patREADBOOKS00001.sandtable-sample-books',
    name: 'Book shelf page',
    userId: ada,
    scopes: ['data.records:read'],
    access: { bases: [readingList], workspaces: [] },
    createdTime: '2026-05-21T17:40:00.000Z',
  },
  {
    id: 'patEDITFILMS00001',
    token: 'patEDITFILMS00001.sandtable-sample-editor',
    name: 'Catalogue editor',
    userId: ben,
    scopes: ['data.records:read', 'data.records:write'],
    access: { bases: [filmArchive], workspaces: [] },
    createdTime: '2026-04-08T12:30:00.000Z',
  },
  {
    id: 'patREADERWRITE001',
    token: 'patREADERWRITE001.sandtable-sample-reader',
    name: 'Hopeful writer',
    userId: rui,
    scopes: ['data.records:read', 'data.records:write'],
    access: { bases: [filmArchive], workspaces: [] },
    createdTime: '2026-06-30T09:05:00.000Z',
  },
  {
    id: 'patAUDITTOKENS001',
    token: 'patAUDITTOKENS001.sandtable-sample-audit',
    name: 'Token audit',
    userId: noor,
    scopes: ['enterprise.user:read'],
    access: { enterprise: enterprise.id },
    createdTime: '2026-07-14T11:20:00.000Z',
  },
];
