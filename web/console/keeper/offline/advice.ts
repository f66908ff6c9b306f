import type { RequirementKind } from '../../../../src/domain/policy-rules.ts';
import type { Refusal } from './record.ts';

/** What can be done about a refusal, told by what stands in the way. */
export type Way =
  | 'books'
  | 'held'
  | 'document'
  | 'test'
  | 'disinfection'
  | 'expired'
  | 'container'
  | 'route'
  | 'gate'
  | 'time'
  | 'role'
  | 'other';

const byRequirement: Record<RequirementKind | 'hold', Way> = {
  hold: 'held',
  document: 'document',
  test: 'test',
  disinfection: 'disinfection',
  not_expired: 'expired',
  whole_container: 'container',
  through_central_warehouse: 'route',
  not_unloaded_here: 'route',
};

/** A hold alone, where there is one: papers move nothing that is held. */
export function waysOf(refusal: Pick<Refusal, 'code' | 'errors' | 'details'>): Way[] {
  const { code, errors } = refusal;
  const rules = errors.map(({ rule }) => rule);
  if (/held|hold/.test(code) || rules.some((rule) => /held|\bhold/.test(rule))) return ['held'];
  if (code === 'gate.unmet') {
    const asked = requirementsOf(refusal.details).map((kind) => byRequirement[kind] ?? 'gate');
    if (asked.includes('held')) return ['held'];
    return asked.length > 0 ? [...new Set(asked)] : ['gate'];
  }
  if (code.startsWith('custody.not_enough')) return ['books'];
  if (code.startsWith('time.')) return ['time'];
  return [code === 'auth.forbidden' ? 'role' : 'other'];
}

/** As the server lists them with each lot; whatever else stands there says nothing. */
function requirementsOf(details: Record<string, unknown>): (RequirementKind | 'hold')[] {
  const { lots } = details as { lots?: { unmet?: { requirement: RequirementKind | 'hold' }[] }[] };
  if (!Array.isArray(lots)) return [];
  return lots.flatMap(({ unmet }) => unmet?.map(({ requirement }) => requirement) ?? []);
}

/** Without words of the server's, its number of the request is all that there is to ask about. */
export function isUnexplained({ code, title }: Pick<Refusal, 'code' | 'title'>): boolean {
  return title === '' || code.startsWith('http.') || code.startsWith('internal');
}
