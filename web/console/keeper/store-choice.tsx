import { nameOf, useLanguage } from '../shared/words.ts';
import { useKeeper, useKeeperState } from './keeper-context.tsx';
import { pageWords } from './pages/page-words.ts';

/** Nothing is taken for chosen where somebody has to choose. */
export function useStoreAsked(): boolean {
  const { snapshot, store } = useKeeperState();
  return snapshot !== undefined && snapshot.stores.length > 1 && store === undefined;
}

/** Where this device is; the firm until that is known. */
export function StoreName({ firm }: { firm: string }) {
  const language = useLanguage();
  const { snapshot } = useKeeperState();
  const isAsked = useStoreAsked();
  const store = isAsked ? undefined : snapshot?.stores.find(({ id }) => id === snapshot.premisesId);
  return (
    <span className="kp-store-name">
      <small>{store ? firm : ''}</small>
      <strong>{store ? nameOf(store, language) : firm}</strong>
    </span>
  );
}

/** Which store this device is at: it takes along one. */
export function StoreChoice() {
  const say = pageWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const { snapshot } = useKeeperState();
  const isAsked = useStoreAsked();
  if (!snapshot || snapshot.stores.length < 2 || isAsked) return null;
  return (
    <label className="kp-store">
      <span>{say('status.store')}</span>
      <select
        value={snapshot.premisesId ?? ''}
        onChange={(event) => void keeper.chooseStore(event.target.value)}
      >
        {snapshot.stores.map((store) => (
          <option key={store.id} value={store.id}>
            {nameOf(store, language)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Asked once, where there is more than one. */
export function FirstStore() {
  const say = pageWords.useWords();
  const language = useLanguage();
  const keeper = useKeeper();
  const { snapshot } = useKeeperState();
  const isAsked = useStoreAsked();
  if (!snapshot || !isAsked) return null;
  return (
    <section className="kp-task" aria-labelledby="first-store">
      <h2 id="first-store">{say('home.whichStore')}</h2>
      <ul className="kp-choices">
        {snapshot.stores.map(({ id, ...names }) => (
          <li key={id}>
            <button type="button" onClick={() => void keeper.chooseStore(id)}>
              <b>{nameOf(names, language)}</b>
              <span>{names.code}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
