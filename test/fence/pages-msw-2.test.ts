import { describe } from 'vitest';
import { testPages } from './pages.ts';

describe('msw 2 in a browser', () => testPages('2'));
