import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';

import type { Text } from '../../../../src/domain/text.ts';
import { timeText } from '../../shared/formats.ts';
import { Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { flowWords } from '../flows/flow-words.ts';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import { amountOf, sumOf } from '../offline/amounts.ts';
import { type Books, stockOf } from '../offline/books.ts';
import { quantityOf } from '../offline/kept.ts';
import type { CommandRecord } from '../offline/record.ts';
import type { Lot, Shipment } from '../offline/wire.ts';
import { type Tasks, tasksOf } from '../tasks.ts';
import { pageWords } from './page-words.ts';

export function Today() {
  const say = pageWords.useWords();
  const keeper = useKeeper();
  const { isOpen, books, holds, round, isSyncing, queue } = useKeeperState();
  const tasks = useMemo(() => books && tasksOf(books, holds, keeper.now()), [books, holds, keeper]);
  if (!isOpen || (!tasks && isSyncing)) return <Skeleton lines={6} />;
  if (!tasks) {
    return (
      <div className="fm-note">
        <p>{say(round?.end === 'away' ? 'home.firstTime' : 'home.gettingData')}</p>
        <button type="button" className="fm-button" onClick={() => keeper.sync()}>
          {say('status.sync')}
        </button>
      </div>
    );
  }
  const refused = queue.filter(({ state }) => state === 'refused');
  const count = Object.values(tasks).reduce(
    (sum: number, { length }) => sum + length,
    refused.length,
  );
  return (
    <section>
      <h2>{say('home.today')}</h2>
      {count === 0 && <p className="fm-quiet">{say('home.nothing')}</p>}
      <Group
        name="refused"
        tone="bad"
        items={refused.map((command) => (
          <RefusedTask key={command.n} command={command} />
        ))}
      />
      {books && <TaskGroups tasks={tasks} books={books} />}
    </section>
  );
}

/** Before all else: the books don't have what he did. */
function RefusedTask({ command: { draft, refusal } }: { command: CommandRecord }) {
  const say = pageWords.useWords();
  const flow = flowWords.useWords();
  const why = refusal?.errors.find(({ message }) => message !== '')?.message ?? refusal?.title;
  return (
    <Link to="/queue">
      <b>{flow(`op.${draft.op}`)}</b>
      <span>{why === undefined || why === '' ? say('home.seeTo') : why}</span>
    </Link>
  );
}

/** Settled by the sender, at the desk; who received it only waits. */
function MismatchTask({ shipment }: { shipment: Shipment }) {
  const say = pageWords.useWords();
  const language = useLanguage();
  const { books } = useKeeperState();
  const isOurs = shipment.fromPremisesId === books?.snapshot.premisesId;
  const { fromNameZh, fromNameEn, toNameZh, toNameEn } = shipment;
  const name = isOurs
    ? nameOf({ nameZh: toNameZh, nameEn: toNameEn }, language)
    : nameOf({ nameZh: fromNameZh, nameEn: fromNameEn }, language);
  return (
    <a href={`/desk/shipments/${shipment.id}`}>
      <b>
        {shipment.number} · {name}
      </b>
      <span>{say(isOurs ? 'home.settleIt' : 'home.senderSettles')}</span>
    </a>
  );
}

/** How much stands in these places altogether. */
const amountIn = (books: Books, rows: readonly { lotId: string; placeId: string }[]): Text =>
  amountOf(sumOf(rows.map(({ lotId, placeId }) => stockOf(books, lotId, placeId))));

function TaskGroups({ tasks, books }: { tasks: Tasks; books: Books }) {
  const language = useLanguage();
  const { dock } = books;
  const here = ({ id }: Lot) =>
    amountIn(
      books,
      books.snapshot.rooms.map((room) => ({ lotId: id, placeId: room.id })),
    )[language];
  const sent = ({ lines }: Shipment) =>
    amountOf(sumOf(lines.map(({ quantity }) => quantityOf(quantity))))[language];
  const flow = flowWords.useWords();
  const lotLink = (lot: Lot, note: string) => (
    <Link key={lot.id} to="/lot/$id" params={{ id: lot.id }} search={{}}>
      <b>{nameOf(lot, language)}</b>
      <span>{note}</span>
    </Link>
  );
  return (
    <>
      <Group
        name="held"
        tone="bad"
        items={tasks.held.map((lot) => lotLink(lot, `${lot.number} · ${here(lot)}`))}
      />
      <Group
        name="arrivals"
        items={tasks.arrivals.map(({ key, containerNo, lots, lots: [lot] }) => (
          <Link key={key} to="/do/$op" params={{ op: 'receive' }} search={{ lot: lot?.id }}>
            <b>{containerNo ?? (lot && nameOf(lot, language))}</b>
            <span>
              {lot && (containerNo ? nameOf(lot, language) : lot.number)} ·{' '}
              {
                amountIn(
                  books,
                  lots.map(({ id, inboundPlaceId }) => ({ lotId: id, placeId: inboundPlaceId })),
                )[language]
              }
            </span>
          </Link>
        ))}
      />
      <Group
        name="shipments"
        items={tasks.shipments.map((one) => (
          <Link
            key={one.id}
            to="/do/$op"
            params={{ op: 'receiveShipment' }}
            search={{ shipment: one.id }}
          >
            <b>{language === 'en' ? one.fromNameEn : one.fromNameZh}</b>
            <span>
              {one.number} · {sent(one)} · {timeText(one.shippedAt)}
            </span>
          </Link>
        ))}
      />
      <Group
        name="docked"
        items={tasks.docked.map((lot) => (
          <Link
            key={lot.id}
            to="/do/$op"
            params={{ op: 'move' }}
            search={{ lot: lot.id, place: dock }}
          >
            <b>{nameOf(lot, language)}</b>
            <span>
              {lot.number} · {amountIn(books, [{ lotId: lot.id, placeId: dock }])[language]}
            </span>
          </Link>
        ))}
      />
      <Group
        name="mismatched"
        tone="warn"
        items={tasks.mismatched.map((one) => (
          <MismatchTask key={one.id} shipment={one} />
        ))}
      />
      <Group
        name="lacking"
        tone="warn"
        items={tasks.lacking.map(({ lot, gate }) =>
          lotLink(lot, [lot.number, gate.unmet[0]?.[language]].filter(Boolean).join(' · ')),
        )}
      />
      <Group
        name="expiring"
        tone="warn"
        items={tasks.expiring.map(({ lot, days }) =>
          lotLink(
            lot,
            `${days < 0 ? flow('expired') : flow('age', { days })} · ${lot.number} · ${here(lot)}`,
          ),
        )}
      />
      <Group
        name="overdue"
        tone="warn"
        items={tasks.overdue.map(({ id, number, takenAt, lotIds: [lotId] }) => (
          <Link key={id} to="/lot/$id" params={{ id: lotId ?? '' }} search={{}} disabled={!lotId}>
            <b>{number}</b>
            <span>{timeText(takenAt)}</span>
          </Link>
        ))}
      />
    </>
  );
}

const shownAtFirst = 3;

type GroupProps = {
  name: keyof Tasks | 'refused';
  tone?: 'bad' | 'warn';
  items: readonly ReactNode[];
};

function Group({ name, tone, items }: GroupProps) {
  const say = pageWords.useWords();
  const [isWhole, setWhole] = useState(false);
  if (items.length === 0) return null;
  const shown = isWhole ? items : items.slice(0, shownAtFirst);
  return (
    <div className="kp-task" data-tone={tone} data-task={name}>
      <h3>
        {say(`home.${name}`)} <span>{items.length}</span>
      </h3>
      {shown}
      {shown.length < items.length && (
        <button type="button" className="fm-plain" onClick={() => setWhole(true)}>
          {say('home.more', { count: items.length })}
        </button>
      )}
    </div>
  );
}
