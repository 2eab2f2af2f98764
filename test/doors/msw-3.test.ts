import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { describe } from 'vitest';
import { testMswDoor } from './msw-door.ts';

describe('msw 3', () => testMswDoor({ http, HttpResponse, setupServer }));
