import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import {
  concentrationUnitNames,
  concentrationUnits,
  disinfectedObjectNames,
  disinfectedObjects,
  disinfectionMethodNames,
  disinfectionMethods,
  isDoneForGoods,
} from '../../../../src/domain/disinfection.ts';
import { madeId } from '../../../../src/domain/made-id.ts';
import type { Quantity } from '../../../../src/domain/quantity.ts';
import { dayText, timeText } from '../../shared/formats.ts';
import { useLanguage } from '../../shared/words.ts';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import { newNumber } from '../offline/ids.ts';
import { quantityOf, toWire } from '../offline/kept.ts';
import type { Draft } from '../offline/wire.ts';
import { partWords } from '../parts/part-words.ts';
import { PickRow, QuantityRow, TextRow } from '../parts/rows.tsx';
import { bounds } from './bounds.ts';
import type { FlowStart } from './flow-props.ts';
import { flowWords } from './flow-words.ts';
import { Flow } from './flow.tsx';
import { declaredOf, lineOf, stockedLots, useLotChoices } from './lines.tsx';
import { useRemembered, useTyped } from './typed-state.tsx';

/** The first of the names that is known, or the first of all. */
const oneOf = <T extends string>(all: readonly T[], name: string, first: T): T =>
  all.find((one) => one === name) ?? first;

export function PrepareFlow({ redo }: FlowStart) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const body = redo?.draft.op === 'prepareDisinfectant' ? redo.draft.body : undefined;
  const agent = useRemembered('agent', body?.agent);
  const strength = useRemembered('agent.strength', body && String(body.concentration));
  const unit = useRemembered('agent.unit', body?.concentrationUnit);
  const worker = useRemembered('worker', body?.workerNo);
  const concentrationUnit = oneOf(concentrationUnits, unit.value, 'chlorine_mg_l');
  const concentration = Number(strength.value);
  const isReady = agent.value.trim() !== '' && concentration > 0 && worker.value.trim() !== '';
  const draft: Draft | undefined = isReady
    ? {
        op: 'prepareDisinfectant',
        body: {
          agent: agent.value.trim(),
          concentration,
          concentrationUnit,
          workerNo: worker.value.trim().toUpperCase(),
        },
      }
    : undefined;
  return (
    <Flow
      op="prepareDisinfectant"
      draft={draft}
      redo={redo}
      fields={['agent', 'concentration', 'concentrationUnit', 'workerNo']}
      remember={() => {
        agent.keep();
        strength.keep();
        unit.keep(concentrationUnit);
        worker.keep();
      }}
    >
      {(wrongAt) => (
        <>
          <TextRow
            label={say('agentName')}
            most={bounds['PrepareDisinfectant.agent']}
            value={agent.value}
            onChange={agent.set}
            wrong={wrongAt('agent')}
          />
          <TextRow
            label={say('concentration')}
            value={strength.value}
            onChange={strength.set}
            wrong={wrongAt('concentration')}
            kind="number"
          />
          <PickRow
            label={say('unit')}
            value={concentrationUnit}
            choices={concentrationUnits.map((id) => ({
              id,
              label: concentrationUnitNames[id][language],
            }))}
            onChange={unit.set}
            wrong={wrongAt('concentrationUnit')}
          />
          <TextRow
            label={say('worker')}
            most={bounds['PrepareDisinfectant.workerNo']}
            value={worker.value}
            onChange={worker.set}
            wrong={wrongAt('workerNo')}
            kind="code"
          />
        </>
      )}
    </Flow>
  );
}

const usableMs = 24 * 3_600_000;

/** Prepared within a day, on this device or by others. */
function useAgents(): { id: string; label: string; note: string }[] {
  const keeper = useKeeper();
  const { queue, books } = useKeeperState();
  const now = keeper.now().getTime();
  const made = queue.flatMap(({ id, draft, state, moment }) =>
    draft.op === 'prepareDisinfectant' && (state === 'waiting' || state === 'done')
      ? [{ id: madeId(id), agent: draft.body.agent, preparedAt: moment.occurredAt }]
      : [],
  );
  const all = new Map(
    [...made, ...(books?.snapshot.disinfectants ?? [])].map((one) => [one.id, one]),
  );
  return [...all.values()]
    .filter(({ preparedAt }) => now - Date.parse(preparedAt) < usableMs)
    .sort((a, b) => Date.parse(b.preparedAt) - Date.parse(a.preparedAt))
    .map(({ id, agent, preparedAt }) => ({ id, label: agent, note: timeText(preparedAt) }));
}

const half = 30;
const spans = [10, 20, 30, 45, 60, 90, 120, 180];

export function DisinfectFlow(start: FlowStart) {
  const say = flowWords.useWords();
  const part = partWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const { books, redo, placeId } = start;
  const body = redo?.draft.op === 'recordDisinfection' ? redo.draft.body : undefined;
  const [old] = body?.lots ?? [];
  const agents = useAgents();
  const [agent, setAgent] = useTyped('agent', () => body?.disinfectantId ?? '');
  const agentId = agents.some(({ id }) => id === agent) ? agent : (agents[0]?.id ?? '');
  const lots = useLotChoices(stockedLots(books));
  const [lotId, setLotId] = useTyped('lotId', () => old?.lotId ?? start.lotId ?? '');
  const [quantity, setQuantity] = useTyped<Quantity>('quantity', () => {
    if (old) return quantityOf(old);
    return lotId === '' ? { grams: 0, pieces: 0 } : lineOf(books, lotId, placeId).quantity;
  });
  const object = useRemembered('disinfect.object', body?.object);
  const method = useRemembered('disinfect.method', body?.method);
  const minutes = useRemembered('disinfect.minutes', body && String(body.contactMinutes));
  const worker = useRemembered('worker', body?.workerNo);
  const [certificate, setCertificate] = useTyped(
    'certificate',
    () => body?.certificateNo ?? newNumber(dayText(new Date())).replace('FM', 'XD'),
  );
  const [again, setAgain] = useTyped('again', () => old?.repeatReason ?? '');
  const [ago, setAgo] = useTyped('ago', () => (body ? '' : String(half)));
  const [now] = useState(() => keeper.now().getTime());
  const startedAt =
    ago === '' && body ? body.startedAt : new Date(now - Number(ago) * 60_000).toISOString();
  const what = oneOf(disinfectedObjects, object.value, 'outer_package');
  const how = oneOf(disinfectionMethods, method.value, 'spray');
  const forGoods = isDoneForGoods(what);
  const contact = Number(minutes.value === '' ? '20' : minutes.value);
  const isReady =
    agentId !== '' &&
    worker.value.trim() !== '' &&
    (!forGoods || (lotId !== '' && quantity.grams > 0));
  const draft: Draft | undefined = isReady
    ? {
        op: 'recordDisinfection',
        body: {
          disinfectantId: agentId,
          certificateNo: certificate.trim(),
          premisesId: books.snapshot.premisesId ?? '',
          object: what,
          method: how,
          contactMinutes: contact,
          sixSides: true,
          workerNo: worker.value.trim().toUpperCase(),
          startedAt,
          lots: forGoods
            ? [
                {
                  lotId,
                  ...toWire(quantity),
                  ...(again.trim() !== '' && { repeatReason: again.trim() }),
                },
              ]
            : [],
        },
      }
    : undefined;
  const wasDone = (books.facts.get(lotId)?.disinfections.length ?? 0) > 0 || old !== undefined;
  const lotFields = ['lots.0.lotId', 'lots.0.netWeightKg', 'lots.0.pieces', 'lots.0.repeatReason'];
  return (
    <Flow
      op="recordDisinfection"
      draft={draft}
      redo={redo}
      fields={[
        'disinfectantId',
        'certificateNo',
        'object',
        'method',
        'contactMinutes',
        'startedAt',
        'workerNo',
        ...lotFields,
      ]}
      remember={() => {
        object.keep(what);
        method.keep(how);
        minutes.keep(String(contact));
        worker.keep();
      }}
    >
      {(wrongAt) => (
        <>
          <PickRow
            label={say('agent')}
            value={agentId}
            choices={agents}
            onChange={setAgent}
            wrong={wrongAt('disinfectantId')}
          />
          {agents.length === 0 && (
            <Link
              to="/do/$op"
              params={{ op: 'prepareDisinfectant' }}
              search={{}}
              className="fm-button fm-main kp-wide kp-add"
            >
              {say('newAgent')}
            </Link>
          )}
          <PickRow
            label={say('object')}
            value={what}
            choices={disinfectedObjects.map((id) => ({
              id,
              label: disinfectedObjectNames[id][language],
            }))}
            onChange={object.set}
            wrong={wrongAt('object')}
          />
          {forGoods && (
            <>
              <PickRow
                label={say('lot')}
                value={lotId}
                choices={lots}
                search={part('searchLot')}
                wrong={wrongAt('lots.0.lotId')}
                onChange={(id) => {
                  setLotId(id);
                  setQuantity(lineOf(books, id).quantity);
                }}
              />
              <QuantityRow
                value={quantity}
                declared={declaredOf(books, lotId)}
                onChange={setQuantity}
                wrong={[...wrongAt('lots.0.netWeightKg'), ...wrongAt('lots.0.pieces')]}
              />
              {wasDone && (
                <TextRow
                  label={say('repeatReason')}
                  most={bounds['RecordDisinfection.lots.repeatReason']}
                  value={again}
                  onChange={setAgain}
                  wrong={wrongAt('lots.0.repeatReason')}
                />
              )}
            </>
          )}
          <PickRow
            label={say('way')}
            value={how}
            choices={disinfectionMethods.map((id) => ({
              id,
              label: disinfectionMethodNames[id][language],
            }))}
            onChange={method.set}
            wrong={wrongAt('method')}
          />
          <PickRow
            label={say('startedAt')}
            value={ago}
            choices={[
              ...(body ? [{ id: '', label: timeText(body.startedAt) }] : []),
              ...spans.map((minutesAgo) => ({
                id: String(minutesAgo),
                label: say('minutesAgo', { minutes: minutesAgo }),
                note: timeText(new Date(now - minutesAgo * 60_000)),
              })),
            ]}
            onChange={setAgo}
            wrong={wrongAt('startedAt')}
          />
          <TextRow
            label={say('minutes')}
            value={minutes.value === '' ? '20' : minutes.value}
            onChange={minutes.set}
            wrong={wrongAt('contactMinutes')}
            kind="number"
          />
          <TextRow
            label={say('certificate')}
            most={bounds['RecordDisinfection.certificateNo']}
            value={certificate}
            onChange={setCertificate}
            wrong={wrongAt('certificateNo')}
            kind="code"
          />
          <TextRow
            label={say('worker')}
            most={bounds['RecordDisinfection.workerNo']}
            value={worker.value}
            onChange={worker.set}
            wrong={wrongAt('workerNo')}
            kind="code"
          />
        </>
      )}
    </Flow>
  );
}
