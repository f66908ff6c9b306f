import './search.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

import { problemOf } from '../../shared/problem.ts';
import { useLanguage } from '../../shared/words.ts';
import { groupsOf, type Hit, isId, searchQuery, targetOf } from './search-query.ts';
import { searchWords } from './search-words.ts';

const pauseMs = 180;

/** What was typed, once the fingers rest. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** One box for everything that stands on a paper. `/` leads into it from anywhere. */
export function SearchBox() {
  const say = searchWords.useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const asked = useRested(text.trim());
  // Of what was asked: other words begin without a mark.
  const [mark, setMark] = useState({ of: '', at: -1 });
  const active = mark.of === asked ? mark.at : -1;
  const { data, error, isFetching } = useQuery(searchQuery(asked));
  const groups = groupsOf(asked === '' ? [] : (data?.items ?? []));
  const options = groups.flatMap(({ hits }) => hits);
  const isShown = isOpen && asked !== '';

  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  /** What was found needs no words in the box any more; the page of results has its own. */
  function leave(): void {
    setOpen(false);
    field.current?.blur();
  }

  function open(hit: Hit): void {
    leave();
    setText('');
    void navigate(targetOf(hit, asked));
  }

  /** Enter says what is meant: the hit that is marked, the only lot, or all there is. */
  function submit(): void {
    const wanted = text.trim();
    const marked = options[active];
    if (marked) return open(marked);
    if (wanted === '') return;
    leave();
    setText('');
    if (isId(wanted)) void navigate({ to: `/lots/${wanted}` });
    else void navigate({ to: '/search', search: { q: wanted } });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMark({ of: asked, at: Math.max(-1, Math.min(options.length - 1, active + step)) });
      event.preventDefault();
    } else if (event.key === 'Escape') leave();
  }

  const optionId = (hit: Hit) => `${id}-${options.indexOf(hit)}`;
  const marked = options[active];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears where the focus goes
    <form
      role="search"
      className="sr-box"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-label={say('label')}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={marked && isShown ? optionId(marked) : undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        placeholder={say('placeholder')}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={say('label')}
        className="sr-list"
        hidden={!isShown}
      >
        {groups.map(({ kind, hits }) => (
          <div key={kind} role="group" aria-label={say(`kinds.${kind}`)}>
            <div className="sr-kind" role="presentation">
              {say(`kinds.${kind}`)}
            </div>
            {hits.map((hit) => (
              <div
                key={`${hit.id} ${hit.matched}`}
                id={optionId(hit)}
                role="option"
                tabIndex={-1}
                aria-selected={hit === marked}
                className="sr-hit"
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => open(hit)}
                onKeyDown={({ key }) => key === 'Enter' && open(hit)}
              >
                <b>{hit.value}</b> {hit.name[language] !== hit.value && hit.name[language]}{' '}
                <span className="fm-quiet">{say(`matched.${hit.matched}`)}</span>
              </div>
            ))}
          </div>
        ))}
        {options.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled="true" className="sr-none">
            {error === null
              ? say(isFetching ? 'searching' : 'none', { text: asked })
              : problemOf(error).message}
          </div>
        )}
      </div>
      <p className="fm-unseen" role="status">
        {isShown && !isFetching && options.length === 0 ? say('none', { text: asked }) : ''}
      </p>
    </form>
  );
}
