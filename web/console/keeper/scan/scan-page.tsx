import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { flowWords } from '../flows/flow-words.ts';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import { type Found, identify } from '../offline/scan.ts';
import { scanWords } from '../pages/scan-words.ts';
import { CameraView } from './camera-view.tsx';

/** What is this, and what may I do with it? By camera, or typed. */
export function ScanPage() {
  const say = scanWords.useWords();
  const flow = flowWords.useWords();
  const keeper = useKeeper();
  const navigate = useNavigate();
  const { isOpen, books } = useKeeperState();
  const [found, setFound] = useState<Found>();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const isWanted = isTried && typed.trim() === '';
  if (!isOpen) return <Skeleton />;
  if (!books) return <p className="fm-note">{flow('noSnapshot')}</p>;
  const look = async (text: string, symbology: string | null) => {
    const units = await keeper.units();
    const result = identify(text, symbology, books, units, location.host);
    const [lot, second] = result.kind === 'lots' ? result.lots : [];
    if (result.kind === 'shipment') {
      await navigate({
        to: '/do/$op',
        params: { op: 'receiveShipment' },
        search: { shipment: result.shipment.id },
      });
    } else if (lot && !second) {
      const unit = result.kind === 'lots' ? result.unit : undefined;
      await navigate({
        to: '/lot/$id',
        params: { id: lot.id },
        search: unit ? { unit: unit.serial, state: unit.state } : {},
      });
    } else setFound(result);
  };
  return (
    <>
      <h1>{say('scan.title')}</h1>
      {found ? (
        <FoundNote found={found} onAgain={() => setFound(undefined)} />
      ) : (
        <CameraView onRead={({ text, symbology }) => void look(text, symbology)} />
      )}
      <form
        className="kp-typed"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (typed.trim() !== '') void look(typed, null);
        }}
      >
        <label htmlFor="typed">
          {say('scan.typed')} <small className="fm-quiet">{say('scan.typedLead')}</small>
        </label>
        <input
          id="typed"
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck="false"
          enterKeyHint="search"
          aria-invalid={isWanted}
          aria-describedby={isWanted ? 'typed-wanted' : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
        {isWanted && (
          <p className="kp-wrong" id="typed-wanted" role="alert">
            {say('scan.wanted')}
          </p>
        )}
        <button type="submit" className="fm-button fm-main">
          {say('scan.look')}
        </button>
      </form>
    </>
  );
}

function FoundNote({ found, onAgain }: { found: Found; onAgain: () => void }) {
  const say = scanWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const { round } = useKeeperState();
  const isAway = round?.end === 'away' || !navigator.onLine;
  return (
    <div className="fm-note" role="status" data-found={found.kind}>
      <code>{found.code}</code>
      {found.kind === 'lots' && (
        <>
          <p>{say('scan.several', { count: found.lots.length })}</p>
          <ul className="kp-choices">
            {found.lots.map((lot) => (
              <li key={lot.id}>
                <Link to="/lot/$id" params={{ id: lot.id }} search={{}}>
                  <b>{nameOf(lot, language)}</b>
                  <span>{lot.number}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.kind === 'unknown' && (
        <>
          <p>
            <b>{say('scan.unknown')}</b>
          </p>
          <p>{say(isAway ? 'scan.unknownOffline' : 'scan.unknownOnline')}</p>
          <button type="button" className="fm-button" onClick={() => keeper.sync()}>
            {say('scan.refresh')}
          </button>
        </>
      )}
      {found.kind === 'other' && <p>{say(`scan.other.${found.what}`)}</p>}
      {found.kind === 'broken' && (
        <>
          <p>
            <b>{say('scan.broken')}</b>
          </p>
          <p>{found.fault.message[language]}</p>
        </>
      )}
      <button type="button" className="fm-button fm-main kp-wide" onClick={onAgain}>
        {say('scan.again')}
      </button>
    </div>
  );
}
