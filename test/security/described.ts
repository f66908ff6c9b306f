import { readFileSync } from 'node:fs';

import { z } from 'zod';

/** A JSON schema as far as these tests walk it. */
export type Schema = { [keyword: string]: unknown };

export type Operation = {
  name: string;
  method: string;
  path: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  body: Schema | undefined;
  responses: Record<string, Schema | undefined>;
};

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z
          .array(
            z.object({
              name: z.string(),
              in: z.enum(['path', 'query', 'header']),
              schema: z.record(z.string(), z.unknown()),
            }),
          )
          .default([]),
        requestBody: z.object({ content: Content }).optional(),
        responses: z.record(z.string(), z.object({ content: Content.optional() })),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

const description = Description.parse(
  JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')),
);

/** Every operation of openapi.json. */
export const operations: Operation[] = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { parameters, requestBody, responses }]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters,
    body: requestBody?.content['application/json']?.schema,
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, { content }]) => [
        status,
        content?.['application/json']?.schema,
      ]),
    ),
  })),
);

export const changing = operations.filter(({ method }) => method !== 'GET');

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function schemasIn(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function resolved(schema: Schema): Schema {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  return description.components.schemas[$ref.split('/').pop() ?? ''] ?? {};
}

/** The schemas that a value may be of, or is of all at once. */
function branches(schema: Schema): Schema[] {
  const own = resolved(schema);
  const parts = [
    ...schemasIn(own['anyOf']),
    ...schemasIn(own['oneOf']),
    ...schemasIn(own['allOf']),
  ];
  return parts.length === 0 ? [own] : [own, ...parts.flatMap(branches)];
}

function propertiesOf(schema: Schema): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  for (const branch of branches(schema)) {
    if (!isSchema(branch['properties'])) continue;
    for (const [name, value] of Object.entries(branch['properties'])) {
      if (isSchema(value)) found[name] = value;
    }
  }
  return found;
}

function itemsOf(schema: Schema): Schema | undefined {
  return branches(schema)
    .map(({ items }) => items)
    .find(isSchema);
}

/** Where in a value of this schema something of a kind stands: `lines.*.lotId`. */
export function placesOf(schema: Schema, wanted: (one: Schema, name: string) => boolean): string[] {
  const found = new Set<string>();
  const walk = (one: Schema, at: string[], depth: number): void => {
    const name = at.findLast((part) => part !== '*') ?? '';
    if (branches(one).some((branch) => wanted(branch, name))) found.add(at.join('.'));
    if (depth > 8) return;
    for (const [key, value] of Object.entries(propertiesOf(one)))
      walk(value, [...at, key], depth + 1);
    const items = itemsOf(one);
    if (items) walk(items, [...at, '*'], depth + 1);
  };
  walk(schema, [], 0);
  return [...found];
}

/** Keys of a value that its schema doesn't name, where the schema names any. */
export function undescribed(value: unknown, schema: Schema, at = ''): string[] {
  if (Array.isArray(value)) {
    const items = itemsOf(schema);
    if (!items) return [];
    return value.flatMap((item: unknown, index) => undescribed(item, items, `${at}.${index}`));
  }
  if (!isSchema(value)) return [];
  const known = propertiesOf(schema);
  if (branches(schema).some((one) => isSchema(one['additionalProperties']))) return [];
  if (Object.keys(known).length === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const described = known[key];
    return described ? undescribed(inner, described, `${at}.${key}`) : [`${at}.${key}`];
  });
}
