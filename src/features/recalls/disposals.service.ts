import { actsAt, authorize, isRegulator, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { occurredAtOf, toQuantity } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { nothing, plus } from '../../domain/recall-books.ts';
import { stopsGoods } from '../../domain/recalls.ts';
import { lockLotsToHold } from '../oversight/oversight.service.ts';
import { listDisposals as listRows } from './answers.queries.ts';
import * as proof from './disposals.queries.ts';
import * as errors from './recalls.errors.ts';
import { recallDisposed } from './recalls.events.ts';
import * as queries from './recalls.queries.ts';
import type { DisposeRecalled } from './recalls.schemas.ts';
import { demandRecall } from './recalls.service.ts';
import { lotsInScope, standingOf, type Standing } from './scope.queries.ts';

type Line = DisposeRecalled['lines'][number];

/** What a disposal may draw on: by its evidence or its place, each kilogram once. */
type Source = { key: string; left: Quantity };

type Scene = {
  recall: queries.SeenRecall;
  authority: boolean;
  orgId: string;
  standing: readonly Standing[];
};

/** Closes kilograms with their evidence. A firm speaks for its own goods, the authority releases. */
export async function disposeRecalled(ctx: Ctx, id: string, input: DisposeRecalled) {
  const command = { id: input.eventId, name: 'disposeRecalled', input: { ...input, id } };
  return commit(ctx, 'recalls:dispose', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    if (!(await queries.findRecall(tx, viewerOf(ctx.actor), id))) throw errors.recallNotFound();
    const scope = new Set(await lotsInScope(tx, id));
    for (const [index, { lotId }] of input.lines.entries()) {
      if (!scope.has(lotId)) throw errors.lotNotYours(`lines.${index}.lotId`);
    }
    // Nothing leaves a place while it is disposed of there.
    await lockLotsToHold(tx, [...new Set(input.lines.map(({ lotId }) => lotId))]);
    const recall = await queries.lockRecall(tx, viewerOf(ctx.actor), id);
    if (!recall) throw errors.recallNotFound();
    if (!stopsGoods(recall.kind)) throw errors.drillDisposesNothing();
    if (recall.closed_at !== null) throw errors.recallClosedAlready();
    const occurredAt = occurredAtOf(ctx, input);
    if (occurredAt < recall.opened_at) throw errors.beforeNotice();
    const standing = await standingOf(tx, [...scope]);
    const scene = { recall, authority: isRegulator(ctx.actor), orgId, standing };
    const taken = new Map<string, Quantity>();
    const lines = [];
    for (const [index, line] of input.lines.entries()) {
      const field = `lines.${index}`;
      const owner = ownerOf(ctx, scene, line, field);
      const { key, left } = await sourceOf(tx, scene, line, field);
      const quantity = toQuantity(line.quantity);
      const sum = plus(taken.get(key) ?? nothing, quantity);
      taken.set(key, sum);
      if (sum.grams > left.grams || sum.pieces > left.pieces) {
        throw errors.disposedTwice(`${field}.quantity`);
      }
      const { eventId, shipmentId, documentId, fileSha256, holdId } = line.evidence;
      lines.push({
        orgId: owner,
        lotId: line.lotId,
        placeId: line.placeId,
        outcome: line.outcome,
        ...quantity,
        documentId: documentId ?? null,
        fileSha256: fileSha256 ?? null,
        eventId: eventId ?? null,
        shipmentId: shipmentId ?? null,
        holdId: holdId ?? null,
      });
    }
    const note = input.note ?? null;
    const body = { id: uuidv7(ctx.now), recallId: id, byOrgId: orgId, note, lines };
    return { result: { id: body.id }, events: [happened(recallDisposed, body, { occurredAt })] };
  });
}

/** Whose goods they are: the firm's own, or, where the authority releases, whoever's place it is. */
function ownerOf(ctx: Ctx, scene: Scene, line: Line, field: string): string {
  const { authority, recall, orgId, standing } = scene;
  if (authority !== (line.outcome === 'released') || (authority && !recall.own)) {
    throw errors.authorityDisposes(`${field}.outcome`);
  }
  const stands = standing.find((one) => one.lotId === line.lotId && one.placeId === line.placeId);
  if (authority) {
    if (!stands) throw errors.evidenceUnfit(`${field}.placeId`);
    return stands.orgId;
  }
  if (stands && stands.orgId !== orgId) throw errors.evidenceUnfit(`${field}.placeId`);
  if (stands?.premisesId && !actsAt(ctx.actor, stands.premisesId)) {
    throw errors.evidenceUnfit(`${field}.placeId`);
  }
  return orgId;
}

const wanted: Record<Line['outcome'], readonly (keyof Line['evidence'])[]> = {
  destroyed: ['eventId'],
  returned: ['shipmentId'],
  downgraded: ['documentId', 'fileSha256'],
  released: ['holdId'],
};

async function sourceOf(tx: Db, scene: Scene, line: Line, field: string): Promise<Source> {
  const { recall, orgId } = scene;
  const { evidence, outcome, lotId, placeId } = line;
  const given = Object.keys(evidence);
  const fits = given.every((name) => wanted[outcome].some((one) => one === name));
  if (given.length !== 1 || !fits) throw errors.evidenceMissing(`${field}.evidence`);
  const { eventId, shipmentId, holdId } = evidence;
  if (eventId !== undefined) {
    const all = await proof.destroyedBy(tx, { orgId, eventId, lotId, placeId });
    if (all.grams === 0 && all.pieces === 0) throw errors.evidenceUnfit(`${field}.evidence`);
    const used = await proof.usedOf(tx, { eventId, lotId, placeId });
    return { key: `${eventId} ${lotId} ${placeId}`, left: plus(all, used, -1) };
  }
  if (shipmentId !== undefined) {
    const all = await proof.returnedBy(tx, { orgId, shipmentId, lotId, placeId });
    if (all.grams <= 0 && all.pieces <= 0) throw errors.evidenceUnfit(`${field}.evidence`);
    const used = await proof.usedOf(tx, { shipmentId, lotId });
    return { key: `${shipmentId} ${lotId}`, left: plus(all, used, -1) };
  }
  const proven =
    holdId === undefined
      ? await proof.ownsPaper(tx, orgId, evidence)
      : await proof.freedBy(tx, { recallId: recall.id, holdId, lotId });
  if (!proven) throw errors.evidenceUnfit(`${field}.evidence`);
  const stands = scene.standing.find((one) => one.lotId === lotId && one.placeId === placeId);
  const used = await proof.usedOf(tx, { recallId: recall.id, lotId, placeId, standing: true });
  return { key: `${lotId} ${placeId}`, left: plus(stands ?? nothing, used, -1) };
}

export async function listDisposals(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const recall = await demandRecall(ctx, ctx.db, id);
  return { recall, items: await listRows(ctx.db, viewerOf(ctx.actor), id) };
}
