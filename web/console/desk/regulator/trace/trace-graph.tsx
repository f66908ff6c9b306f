import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';

import { boxAt, paint, sceneOf } from '../../../../trace/canvas.ts';
import { traceColours } from '../../../../trace/colours.ts';
import {
  type Filter,
  type Folding,
  firstUnfolded,
  graphOf,
  parentsOf,
  shownAtFirst,
} from '../../../../trace/graph.ts';
import { box, layOutGraph } from '../../../../trace/layout.ts';
import { factsInto } from '../../../../trace/panel.ts';
import { cellWith, stepFrom } from '../../../../trace/steps.ts';
import { titlesOf } from '../../../../trace/telling.ts';
import { useIsDark } from '../../../shared/theme.ts';
import { useLanguage } from '../../../shared/words.ts';
import { type CanvasControls, useCanvasView } from './canvas-view.ts';
import type { TraceModel } from './trace-model.ts';
import { traceScreenWords } from './trace-screen-words.ts';

type Props = {
  model: TraceModel;
  filter: Filter;
  /** Of `model.nodes`. */
  selected: number | undefined;
  onSelect: (node: number | undefined) => void;
};

type Act = 'unfold' | 'fold' | 'more' | 'cut';

const nothingFolded = (model: TraceModel): Folding => ({
  unfolded: firstUnfolded(model),
  shown: new Map(),
  pinned: new Set(),
  cut: new Set(),
});

/** The trace as a picture: what a box holds is the same to the eye, to arrow keys and to a reader. */
export function TraceGraph({ model, filter, selected, onSelect }: Props) {
  const say = traceScreenWords.useWords();
  const language = useLanguage();
  const isDark = useIsDark();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [folding, setFolding] = useState(() => nothingFolded(model));
  const [group, setGroup] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const [spoken, setSpoken] = useState('');

  const graph = useMemo(() => graphOf(model, filter, folding), [model, filter, folding]);
  const layout = useMemo(() => layOutGraph(graph), [graph]);
  const scene = useMemo(
    () => sceneOf(model, graph, layout, language, folding.cut),
    [model, graph, layout, language, folding.cut],
  );
  const chosen = selected === undefined ? group : cellWith(graph, selected);
  const cell = chosen === undefined ? undefined : graph.cells.get(chosen);
  const colours = isDark ? traceColours.dark : traceColours.light;

  const controls = useCanvasView(
    canvas,
    (view, size) => {
      const pen = canvas.current?.getContext('2d');
      if (pen) paint(pen, scene, view, size, colours, { selected: chosen, focused });
    },
    (point, isDouble) => {
      const at = controls?.toPicture(point);
      const found = at && boxAt(scene, at.x, at.y);
      if (!found) return choose(undefined);
      const kind = graph.cells.get(found.id)?.kind;
      if (found.unfold || (isDouble && kind !== 'node')) {
        return perform(kind === 'rest' ? 'more' : 'unfold', found.id);
      }
      return choose(found.id);
    },
  );
  const zoom = (by: number) => controls?.zoom(by);
  const fit: CanvasControls['fit'] = (...on) => controls?.fit(...on);
  useEffect(() => controls?.repaint(), [controls, scene, colours, chosen, focused]);

  const leftOf = (id: string) => layout.spots.get(id)?.x ?? 0;
  const startId = [...graph.cells.values()]
    .filter(({ start }) => start)
    .sort((a, b) => leftOf(a.id) - leftOf(b.id))[0]?.id;
  const fitFromStart = () => fit(layout.bounds, layout.spots.get(startId ?? '') ?? layout.bounds);
  const isFitted = useRef(false);
  useEffect(() => {
    if (isFitted.current || !controls) return;
    isFitted.current = true;
    fitFromStart();
  });

  // What the table or the map chose is unfolded and moved into the middle, once.
  const revealed = useRef<number>(undefined);
  useEffect(() => {
    const node = selected === undefined ? undefined : model.nodes[selected];
    if (!node || selected === undefined || revealed.current === selected) return;
    const id = `n${selected}`;
    if (graph.cells.has(id)) {
      revealed.current = selected;
      goTo(id);
      return;
    }
    // A filter hides it.
    if (folding.pinned.has(id)) return;
    const parents = parentsOf(node);
    setFolding((before) => ({
      ...before,
      unfolded: new Set([...before.unfolded, ...parents]),
      pinned: new Set([...before.pinned, ...parents, id]),
    }));
    // oxlint-disable-next-line react/exhaustive-deps -- only when another node was chosen, or unfolded
  }, [selected, graph]);

  function goTo(id: string): void {
    const spot = layout.spots.get(id);
    if (spot) controls?.center({ x: spot.x + box.width / 2, y: spot.y + box.height / 2 });
    tell(id);
  }

  function tell(id: string): void {
    const found = graph.cells.get(id);
    const told = scene.boxes.find((one) => one.id === id);
    if (!found) return;
    const { title, under } = titlesOf(model, found);
    setSpoken(`${title[language]}, ${under[language]}, ${told?.sum ?? ''}`);
  }

  function choose(id: string | undefined): void {
    const found = id === undefined ? undefined : graph.cells.get(id);
    setGroup(found && found.kind !== 'node' ? found.id : undefined);
    const node = found?.kind === 'node' ? found.members[0] : undefined;
    revealed.current = node;
    onSelect(node);
    if (id !== undefined) tell(id);
    setFocused(id);
  }

  function perform(act: Act, id: string): void {
    const found = graph.cells.get(id);
    if (!found) return;
    setFolding((before) => folded(before, act, found));
    if (act === 'unfold' || act === 'fold') setGroup(act === 'fold' ? found.parent : undefined);
    if (act === 'fold') onSelect(undefined);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = focused !== undefined && graph.cells.has(focused) ? focused : (chosen ?? startId);
    if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') fit(layout.bounds);
    else if (event.key === 'Escape') choose(undefined);
    else if (id === undefined) return;
    else if (event.key === 'Enter' || event.key === ' ') choose(chosen === id ? undefined : id);
    else if (event.key === 'e' || event.key === 'E') {
      const kind = graph.cells.get(id)?.kind;
      perform(kind === 'node' ? 'fold' : kind === 'rest' ? 'more' : 'unfold', id);
    } else if (event.key.startsWith('Arrow')) {
      const next = stepFrom({ graph, layout }, id, event.key) ?? id;
      setFocused(next);
      goTo(next);
    } else return;
    event.preventDefault();
  }

  const all = () => {
    const parents = model.nodes.flatMap(parentsOf);
    const shown = new Map(parents.map((parent) => [parent, model.nodes.length] as const));
    setFolding((before) => ({ ...before, unfolded: new Set(parents), shown }));
  };
  const none = () => {
    setFolding({ unfolded: new Set(), shown: new Map(), pinned: new Set(), cut: new Set() });
    choose(undefined);
    isFitted.current = false;
  };
  const members = [...graph.cells.values()].reduce((sum, one) => sum + one.members.length, 0);

  return (
    <div className="tr-graph">
      <div className="tr-stage">
        <canvas
          ref={canvas}
          // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- it has keys of its own
          role="application"
          aria-label={say('graph.label')}
          tabIndex={0}
          onKeyDown={onKeyDown}
          data-boxes={graph.cells.size}
        />
        {graph.cells.size === 0 && <p className="tr-nothing">{say('graph.nothing')}</p>}
        <div className="tr-tools" role="group" aria-label={say('graph.tools')}>
          <Tool label={say('graph.larger')} sign="+" onPress={() => zoom(1.25)} />
          <Tool label={say('graph.smaller')} sign="−" onPress={() => zoom(0.8)} />
          <Tool label={say('graph.fit')} sign="⤢" onPress={() => fit(layout.bounds)} />
          <Tool label={say('graph.start')} sign="◎" onPress={fitFromStart} />
          <Tool label={say('graph.unfoldAll')} sign="⊞" onPress={all} />
          <Tool label={say('graph.foldAll')} sign="⊟" onPress={none} />
        </div>
        <p className="tr-foot">
          {say('graph.shown', { boxes: graph.cells.size, nodes: members, all: model.nodes.length })}
        </p>
        <p className="fm-unseen" role="status">
          {spoken}
        </p>
      </div>
      {cell && (
        <aside className="tr-facts" aria-label={say('graph.facts')}>
          <Tool label={say('graph.close')} sign="✕" onPress={() => choose(undefined)} />
          <Facts
            fill={(panel) =>
              factsInto(panel, {
                data: model,
                graph,
                language,
                cell,
                cut: folding.cut.has(cell.id),
                onAct: (act) => perform(act, cell.id),
                onGo: (id) => {
                  choose(id);
                  goTo(id);
                },
              })
            }
          />
        </aside>
      )}
    </div>
  );
}

function folded(
  before: Folding,
  act: Act,
  { id, parent }: { id: string; parent: string },
): Folding {
  if (act === 'cut') {
    const cut = new Set(before.cut);
    if (!cut.delete(id)) cut.add(id);
    return { ...before, cut };
  }
  if (act === 'more') {
    const shown = new Map(before.shown);
    shown.set(parent, (shown.get(parent) ?? shownAtFirst) + shownAtFirst);
    return { ...before, shown };
  }
  const unfolded = new Set(before.unfolded);
  if (act === 'unfold') unfolded.add(id);
  else unfolded.delete(parent);
  return { ...before, unfolded };
}

function Tool({ label, sign, onPress }: { label: string; sign: string; onPress: () => void }) {
  return (
    <button type="button" className="tr-tool" aria-label={label} title={label} onClick={onPress}>
      {sign}
    </button>
  );
}

/** The facts of the picture that is sent as a file, in this page. */
function Facts({ fill }: { fill: (panel: HTMLElement) => void }) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (panel.current) fill(panel.current);
  });
  return <div ref={panel} />;
}
