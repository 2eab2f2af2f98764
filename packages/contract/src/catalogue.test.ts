import { expect, test } from 'vitest';
import type { Endpoint } from './endpoint.ts';
import { errors } from './errors.ts';
import { catalogue } from './index.ts';
import { isScope } from './scopes.ts';

const endpoints = Object.entries(catalogue).flatMap(([group, members]) =>
  Object.entries<Endpoint>(members).map(
    ([name, endpoint]) => [`${group}.${name}`, endpoint] as const,
  ),
);

test.each(endpoints)('%s keeps to the rules of the catalogue', (_name, endpoint) => {
  const { method, path, title, access, schemas, invalid = {} } = endpoint;
  expect(path).toMatch(/^(\/(\{\w+\}|[\w-]+))+$/);
  expect(title).toMatch(/^[A-Z].*[A-Za-z]$/);
  expect(schemas.result).toBeDefined();
  expect(schemas.body !== undefined).toBe(['POST', 'PATCH', 'PUT'].includes(method));
  expect(
    [...(access.scopes ?? []), ...(access.anyScope ?? [])].filter((scope) => !isScope(scope)),
  ).toEqual([]);
  expect(Boolean(access.base)).toBe(path.includes('{baseId}'));
  if (access.session) expect(endpoint.host).toBe('web');
  for (const name of Object.values(invalid)) expect(errors).toHaveProperty([name]);
});

test('endpoints that share a route are told apart by a key of the body', () => {
  const routes = new Map<string, Endpoint[]>();
  for (const [, endpoint] of endpoints) {
    const route = `${endpoint.method} ${endpoint.host} ${endpoint.path.replace(/\{\w+\}/g, '{}')}`;
    routes.set(route, [...(routes.get(route) ?? []), endpoint]);
  }
  for (const shared of [...routes.values()].filter(({ length }) => length > 1)) {
    const variants = shared.map(({ variant }) => variant);
    expect(new Set(variants).size).toBe(shared.length);
    expect(variants).not.toContain(undefined);
  }
});
