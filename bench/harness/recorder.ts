import { openPostgres } from '../../db/postgres.ts';

/** A statement as it went to the server, parameters as the text that was sent. */
export type Statement = { text: string; values: readonly (string | null)[] };

/** A database like the product's own, that notes each statement sent. */
export function openRecorder(connectionString: string) {
  const statements: Statement[] = [];
  const { db, pool } = openPostgres({ connectionString, poolSize: 1 });
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    const query = (config: string | { text: string; values?: unknown[] }, values?: unknown) => {
      const text = typeof config === 'string' ? config : config.text;
      const given = typeof config === 'string' ? values : config.values;
      statements.push({ text, values: Array.isArray(given) ? given.map(asSent) : [] });
      return values === undefined ? send(config) : send(config, values);
    };
    Object.assign(client, { query });
  });
  return { db, statements };
}

/** pg's text form of the parameters that this product sends. */
function asSent(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const items = value.map((item) => (item === null ? 'NULL' : `"${asSent(item)}"`));
    return `{${items.join(',')}}`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
