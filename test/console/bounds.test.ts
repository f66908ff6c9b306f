import { expect, test } from 'vitest';

import openapi from '../../openapi.json' with { type: 'json' };
import { bounds } from '../../web/console/keeper/flows/bounds.ts';

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  maxLength?: number;
  pattern?: string;
};

const schemas: Record<string, unknown> = openapi.components.schemas;

function at(schema: Schema, path: readonly string[]): Schema | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  for (const one of [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    const inner = (one.items ?? one).properties?.[name];
    const found = inner && at(inner, rest);
    if (found) return found;
  }
  return undefined;
}

/** Of a pattern that ends with its longest, such as `^[A-Z][A-Z0-9]{0,39}$`. */
function longestOf({ maxLength, pattern = '' }: Schema): number | undefined {
  const [, more] = /^\^\[[^\]]+\]\[[^\]]+\]\{0,(\d+)\}\$$/.exec(pattern) ?? [];
  return maxLength ?? (more === undefined ? undefined : Number(more) + 1);
}

test.each(Object.entries(bounds))('%s takes %i characters, as the API does', (path, most) => {
  const [name = '', ...fields] = path.split('.');
  const schema = at(schemas[name] as Schema, fields);
  expect(schema && longestOf(schema)).toBe(most);
});
