import { describe } from 'vitest';
import { testPages } from './pages.ts';

describe('msw 3 in a browser', () => testPages('3'));
