import { useMemo } from 'react';

import { colourOf } from '../../../../trace/canvas.ts';
import { traceColours } from '../../../../trace/colours.ts';
import { type Filter, keptNodes } from '../../../../trace/graph.ts';
import { kgSpan } from '../../../../trace/telling.ts';
import { useIsDark } from '../../../shared/theme.ts';
import { useLanguage } from '../../../shared/words.ts';
import { type MapPoint, PremisesMap } from '../map/premises-map.tsx';
import type { TraceModel } from './trace-model.ts';

type Props = {
  model: TraceModel;
  filter: Filter;
  selected: number | undefined;
  onSelect: (node: number | undefined) => void;
};

/** Premises of the nodes that the filter leaves; a dot is as large as what of the source stands there. */
export function TraceMap({ model, filter, selected, onSelect }: Props) {
  const language = useLanguage();
  const isDark = useIsDark();
  const { points, firstOf, unplaced, provinces } = useMemo(
    () => pointsOf(model, filter, language, isDark ? traceColours.dark : traceColours.light),
    [model, filter, language, isDark],
  );
  const chosen = selected === undefined ? null : (model.nodes[selected]?.premises ?? null);
  return (
    <PremisesMap
      points={points}
      provinces={provinces}
      unplaced={unplaced}
      selected={chosen === null ? undefined : model.premisesIds[chosen]}
      onSelect={(id) => onSelect(firstOf.get(id))}
      height={360}
    />
  );
}

function pointsOf(
  model: TraceModel,
  filter: Filter,
  language: TraceModel['language'],
  colours: (typeof traceColours)['light' | 'dark'],
) {
  const held = new Map<number, { least: number; most: number; where: string; node: number }>();
  for (const at of keptNodes(model, filter)) {
    const node = model.nodes[at];
    if (!node || node.premises === null) continue;
    const known = held.get(node.premises);
    const sum = known ?? { least: 0, most: 0, where: node.where, node: at };
    if (node.side === 1) {
      if (node.most > 0 && (!known || known.most === 0)) sum.where = node.where;
      sum.least += node.least;
      sum.most += node.most;
    }
    held.set(node.premises, sum);
  }
  const points: MapPoint[] = [];
  const firstOf = new Map<string, number>();
  let unplaced = 0;
  for (const [at, { least, most, where, node }] of held) {
    const [premises, id] = [model.premises[at], model.premisesIds[at]];
    if (!premises || id === undefined) continue;
    firstOf.set(id, node);
    if (!premises.position) {
      unplaced += 1;
      continue;
    }
    const [longitude, latitude] = premises.position;
    points.push({
      id,
      label: premises.name[language],
      detail: `${kgSpan(least, most)} · ${premises.address}`,
      longitude,
      latitude,
      weight: most,
      colour: colourOf(colours, most > 0 ? where : 'soft'),
    });
  }
  return { points, firstOf, unplaced, provinces: model.provinces };
}
