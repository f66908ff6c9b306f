import 'leaflet/dist/leaflet.css';
import './premises-map.css';
import { useQueries } from '@tanstack/react-query';
import L from 'leaflet';
import { useEffect, useRef, useState } from 'react';

import { toGcj02 } from '../../../../../src/domain/gcj02.ts';
import { type MapTiles, useSettings } from '../../../shared/settings.ts';
import { useIsDark } from '../../../shared/theme.ts';
import { defineWords, useLanguage } from '../../../shared/words.ts';
import { outlineQuery } from './outlines.ts';

const mapWords = defineWords(
  'map',
  {
    label: '场所地图',
    outlineOnly: '未配置底图。省界轮廓仅供定位参考,不是完整的国家地图,无审图号。',
    unplaced: '{{count}} 处场所没有坐标,未画出。',
    larger: '放大',
    smaller: '缩小',
  },
  {
    label: 'Map of premises',
    outlineOnly:
      'No map tiles are configured. Outlines of provinces are for orientation only: not a map of the country, without a review number.',
    unplaced: '{{count}} premises have no coordinates and are not drawn.',
    larger: 'Zoom in',
    smaller: 'Zoom out',
  },
);

const outlinePane = 'outlines';

export type MapPoint = {
  id: string;
  label: string;
  detail: string;
  /** WGS-84 degrees. */
  longitude: number;
  latitude: number;
  /** What the size of the dot goes by. */
  weight: number;
  colour?: string;
};

type Props = {
  points: readonly MapPoint[];
  /** Codes of provinces to draw. */
  provinces: readonly string[];
  unplaced?: number;
  selected?: string | undefined;
  onSelect?: (id: string) => void;
  height?: number;
};

export function PremisesMap(props: Props) {
  const { points, provinces, unplaced = 0, selected, onSelect, height = 420 } = props;
  const say = mapWords.useWords();
  const language = useLanguage();
  const isDark = useIsDark();
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map>();
  const chosen = useRef(onSelect);
  useEffect(() => {
    chosen.current = onSelect;
  });
  const tiles = useSettings()?.mapTiles ?? null;
  const outlines = useQueries({
    queries: provinces.map(outlineQuery),
    combine: (all) => all.flatMap(({ data }) => data ?? []),
  });

  useEffect(() => {
    if (!place.current) return undefined;
    const made = L.map(place.current, {
      zoomControl: false,
      attributionControl: false,
      center: [30, 110],
      zoom: 4,
      zoomSnap: 0.25,
    });
    // Below the dots, whenever they come.
    made.createPane(outlinePane).style.zIndex = '250';
    L.control.scale({ imperial: false }).addTo(made);
    setMap(made);
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, []);

  useEffect(() => {
    if (!map) return undefined;
    const control = L.control.zoom({ zoomInTitle: say('larger'), zoomOutTitle: say('smaller') });
    control.addTo(map);
    return () => void control.remove();
  }, [map, say, language]);

  useEffect(() => {
    if (!map || !tiles) return undefined;
    const attribution = L.control.attribution({ prefix: false }).addTo(map);
    const layer = L.tileLayer(tiles.url, { attribution: asText(tiles.attribution), maxZoom: 19 });
    layer.addTo(map);
    return () => {
      layer.remove();
      attribution.remove();
    };
  }, [map, tiles]);

  useEffect(() => {
    if (!map || tiles) return undefined;
    const layer = L.layerGroup([
      graticule(isDark),
      ...outlines.map((ring) => outline(ring, isDark)),
    ]);
    layer.addTo(map);
    return () => void layer.remove();
  }, [map, tiles, outlines, isDark]);

  const system = tiles?.system ?? 'wgs84';
  const bounds = useRef('');
  useEffect(() => {
    if (!map || points.length === 0) return;
    // The same points stay where somebody has moved them to.
    const key = `${system} ${points.map(({ id }) => id).join()}`;
    if (bounds.current === key) return;
    bounds.current = key;
    map.fitBounds(L.latLngBounds(points.map((point) => shownAt(point, system))).pad(0.15), {
      maxZoom: 12,
      animate: false,
    });
  }, [map, points, system]);

  useEffect(() => {
    if (!map) return undefined;
    const most = Math.max(1, ...points.map(({ weight }) => weight));
    const dots = points.map((point) => dotOf(point, most, { system, isDark, selected }));
    for (const [at, dot] of dots.entries()) {
      const id = points[at]?.id;
      dot.on('click', () => id !== undefined && chosen.current?.(id));
    }
    const layer = L.layerGroup(dots).addTo(map);
    return () => void layer.remove();
  }, [map, points, system, isDark, selected]);

  return (
    <figure className="mp-figure" aria-label={say('label')}>
      <div ref={place} className="mp-map" style={{ height }} />
      <figcaption className="fm-quiet">
        {!tiles && say('outlineOnly')} {unplaced > 0 && say('unplaced', { count: unplaced })}
      </figcaption>
    </figure>
  );
}

/** Leaflet takes it for HTML. */
const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function shownAt({ longitude, latitude }: MapPoint, system: MapTiles['system']): L.LatLngTuple {
  const at = system === 'gcj02' ? toGcj02({ longitude, latitude }) : { longitude, latitude };
  return [at.latitude, at.longitude];
}

type Look = { system: MapTiles['system']; isDark: boolean; selected: string | undefined };

function dotOf(point: MapPoint, most: number, { system, isDark, selected }: Look): L.CircleMarker {
  const colour = point.colour ?? (isDark ? '#6cc3e4' : '#0b6285');
  const isChosen = selected === point.id;
  const dot = L.circleMarker(shownAt(point, system), {
    radius: 5 + 9 * Math.sqrt(Math.max(0, point.weight) / most),
    color: isChosen ? (isDark ? '#fff' : '#000') : colour,
    weight: isChosen ? 3 : 1.5,
    fillColor: colour,
    fillOpacity: 0.7,
  });
  const words = document.createElement('span');
  const name = document.createElement('b');
  name.textContent = point.label;
  words.append(name, document.createElement('br'), point.detail);
  return dot.bindTooltip(words);
}

function outline(ring: readonly number[], isDark: boolean): L.Polygon {
  const points: L.LatLngTuple[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) points.push([ring[at + 1] ?? 0, ring[at] ?? 0]);
  return L.polygon(points, {
    color: isDark ? '#5f7883' : '#7f98a3',
    weight: 1.2,
    fillColor: isDark ? '#1b2d36' : '#ffffff',
    fillOpacity: 1,
    interactive: false,
    pane: outlinePane,
  });
}

/** Lines of whole degrees: a place to be at, and a sense of size. */
function graticule(isDark: boolean): L.LayerGroup {
  const lines: L.Polyline[] = [];
  const look = {
    color: isDark ? '#24363f' : '#d5dfe3',
    weight: 1,
    interactive: false,
    pane: outlinePane,
  };
  for (let x = 73; x <= 135; x += 1)
    lines.push(
      L.polyline(
        [
          [17, x],
          [54, x],
        ],
        look,
      ),
    );
  for (let y = 17; y <= 54; y += 1)
    lines.push(
      L.polyline(
        [
          [y, 73],
          [y, 135],
        ],
        look,
      ),
    );
  return L.layerGroup(lines);
}
