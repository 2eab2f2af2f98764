import { HttpResponse, http } from 'msw2';
import { setupServer } from 'msw2/node';
import { describe, vi } from 'vitest';
import { type Msw, testMswDoor } from './msw-door.ts';

// The adapter asks for `msw`; here it gets the version before.
vi.mock('msw', () => import('msw2'));

describe('msw 2', () => testMswDoor({ http, HttpResponse, setupServer } as unknown as Msw));
