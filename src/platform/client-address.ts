import { isIP } from 'node:net';

/** The address that a client has as far as we can vouch for it. */
export function clientAddress(
  headers: Headers,
  env: unknown,
  trustedProxies: number,
): string | undefined {
  if (trustedProxies > 0) {
    // Each proxy appends whom it saw: the entry that the outermost of ours wrote counts from the end.
    const seen = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    const address = seen.at(-trustedProxies);
    if (address !== undefined && isIP(address) > 0) return address;
  }
  return socketAddress(env);
}

function socketAddress(env: unknown): string | undefined {
  const incoming = property(env, 'incoming');
  const address = property(property(incoming, 'socket'), 'remoteAddress');
  return typeof address === 'string' ? address : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
