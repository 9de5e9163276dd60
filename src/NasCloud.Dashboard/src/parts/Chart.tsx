import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef, useState } from 'preact/hooks';
import { inTurn } from './turns';
import { useNear } from './Deferred';
import { colours, useTheme } from './theme';

export type Colours = ReturnType<typeof colours>;

interface Props {
  /** What the picture shows, for those who can't see it. */
  label: string;
  option: (colours: Colours) => EChartsCoreOption;
  /** The picture is drawn anew when one of these has changed. */
  inputs: unknown[];
  height?: number;
  /** Has parallel coordinates, which most pictures do without. */
  isParallel?: boolean;
  onPick?: (data: unknown) => void;
}

/** Has the library on its way while the data are, too. */
export function expectCharts(): void {
  void import('./chart');
}

/** A picture drawn by ECharts, which is loaded when the first one is shown; drawn when it comes near to where it can be seen. */
export function Chart({ label, option, inputs, height = 320, isParallel = false, onPick }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const { isDark } = useTheme();
  const isNear = useNear(host, 300);
  const [isDrawn, setDrawn] = useState(false);
  const draw = useRef(() => {});
  draw.current = () => {
    const shades = colours();
    chart.current?.setOption({ ...base(shades), animation: false, ...option(shades) }, { replaceMerge: ['series', 'xAxis', 'yAxis', 'parallelAxis'] });
  };
  useEffect(() => {
    if (!isNear) return;
    let isGone = false;
    // It tells the size at once, too, in which the picture was just drawn.
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      const made = chart.current;
      if (made && (made.getWidth() !== Math.round(width) || made.getHeight() !== Math.round(height))) made.resize();
    });
    inTurn(async () => {
      const { init } = await (isParallel ? import('./chartParallel') : import('./chart'));
      if (isGone || !host.current) return;
      const made = init(host.current, null, { renderer: 'canvas' });
      made.on('click', event => pick.current?.(event.data));
      made.on('finished', () => setDrawn(true));
      chart.current = made;
      draw.current();
      observer.observe(host.current);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, [isNear]);
  useEffect(() => draw.current(), [isDark, ...inputs]);
  return <div class="chart" ref={host} role="img" aria-label={label} aria-busy={!isDrawn} style={{ height: `${height}px` }} />;
}

function base(shades: Colours): EChartsCoreOption {
  return {
    textStyle: { fontFamily: 'system-ui, sans-serif', color: shades.quiet },
    color: shades.series,
    // Drawn as text on the canvas: markup with styles of its own is what the policy forbids.
    tooltip: { renderMode: 'richText', backgroundColor: shades.card, borderColor: shades.line, borderWidth: 1, padding: [8, 12], textStyle: { color: shades.text, fontSize: 12, lineHeight: 18 } },
    grid: { left: 8, right: 18, top: 34, bottom: 30, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  };
}

/** An axis of numbers in the pages' manner. */
export function axis(shades: Colours, name: string, format: (value: number) => string, vertical = false, more: object = {}) {
  return {
    type: 'value',
    name,
    scale: true,
    nameLocation: vertical ? 'end' : 'middle',
    nameGap: vertical ? 14 : 28,
    nameTextStyle: { color: shades.quiet, fontSize: 12, align: vertical ? 'left' : 'center' },
    axisLine: { show: !vertical, lineStyle: { color: shades.line } },
    axisTick: { show: false },
    axisLabel: { color: shades.quiet, fontSize: 11, formatter: format, hideOverlap: true },
    splitLine: { show: vertical, lineStyle: { color: shades.line } },
    ...more,
  };
}
