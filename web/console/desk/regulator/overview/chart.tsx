import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

import { useIsDark } from '../../../shared/theme.ts';

register([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

type Series = { name: string; values: readonly number[] };

type Props = {
  label: string;
  names: readonly string[];
  series: readonly Series[];
  /** Bars lie, with room for long names. */
  lies?: boolean;
  height?: number;
};

/** A picture of figures that stand as text beside it. */
export function Chart({ label, names, series, lies = false, height = 260 }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const chart = init(element, null, { renderer: 'canvas' });
    const [ink, line] = isDark ? ['#e7eef1', '#34474f'] : ['#12222b', '#c9d3d8'];
    const axisLabel = { color: ink };
    const category = { type: 'category' as const, data: [...names], axisLabel };
    const value = {
      type: 'value' as const,
      axisLabel,
      splitLine: { lineStyle: { color: line } },
    };
    chart.setOption({
      color: isDark ? ['#6cc3e4', '#e3a246'] : ['#0b6285', '#a86400'],
      animation: false,
      grid: { left: 8, right: 18, top: series.length > 1 ? 34 : 10, bottom: 6, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      ...(series.length > 1 && { legend: { top: 0, textStyle: { color: ink } } }),
      xAxis: lies ? value : category,
      yAxis: lies ? { ...category, inverse: true } : value,
      series: series.map(({ name, values }) => ({ type: 'bar', name, data: [...values] })),
    });
    const watched = new ResizeObserver(() => chart.resize());
    watched.observe(element);
    return () => {
      watched.disconnect();
      chart.dispose();
    };
  }, [names, series, lies, isDark]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
