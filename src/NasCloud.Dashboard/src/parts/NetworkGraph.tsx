import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TrialDetail } from '../api/types';
import type { Picture } from '../data/layout';
import { Loading } from './basics';

const heavy = 0.1;

/** A network as a graph; the layout is loaded when the first one is shown. */
export function NetworkGraph({ trial, label }: { trial: TrialDetail; label: string }) {
  const [drawn, setDrawn] = useState<Picture | null>(null);
  const [zoom, setZoom] = useState(1);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const focused = useRef<string | null>(null);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    void import('../data/layout').then(({ picture }) => { if (!isGone) setDrawn(picture(trial, open)); });
    return () => { isGone = true; };
  }, [trial.trial.architectureId, open]);
  // Begins where the network does: its input in the middle, all of its width in view where that leaves it readable.
  const isDrawn = drawn !== null;
  useEffect(() => {
    if (drawn && host.current) setZoom(Math.min(1, Math.max(0.62, host.current.clientWidth / drawn.width)));
  }, [isDrawn]);
  // What was opened or folded keeps the keyboard.
  useLayoutEffect(() => {
    if (focused.current !== null) host.current?.querySelector<SVGElement>(`[data-node="${CSS.escape(focused.current)}"]`)?.focus({ preventScroll: true });
    focused.current = null;
  }, [drawn]);
  useLayoutEffect(() => {
    const input = drawn?.boxes.find(box => box.name === 'input');
    if (input && host.current) host.current.scrollLeft = input.x * zoom - host.current.clientWidth / 2;
  }, [drawn, zoom]);
  const toggle = (name: string) => {
    focused.current = name;
    const next = new Set(open);
    if (!next.delete(name)) next.add(name);
    setOpen(next);
  };
  const onKey = (event: KeyboardEvent, name: string) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    toggle(name);
  };
  if (!drawn) return <Loading what="the network" />;
  return (
    <>
      <div class="buttons end zoom">
        {drawn.boxes.some(box => box.run === 'folded') && <span class="note">What repeats is drawn as one: press it to open it.</span>}
        {open.size > 0 && <button type="button" onClick={() => setOpen(new Set())}>Fold all</button>}
        <button type="button" aria-label="Smaller" onClick={() => setZoom(value => Math.max(0.3, value / 1.25))}>−</button>
        <button type="button" aria-label="Larger" onClick={() => setZoom(value => Math.min(2, value * 1.25))}>+</button>
      </div>
      <div class="graph" ref={host} tabIndex={0} role="group" aria-label={label}>
        <svg role={drawn.boxes.some(box => box.run) ? 'group' : 'img'} aria-label={label} width={drawn.width * zoom} height={drawn.height * zoom} viewBox={`0 0 ${drawn.width} ${drawn.height}`}>
          <defs>
            <marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0.6 8 4 0 7.4z" /></marker>
          </defs>
          {drawn.edges.map(path => <path key={path} class="edge" d={path} marker-end="url(#head)" />)}
          {drawn.boxes.map(box => (
            <g key={box.name} data-node={box.name} class={`node${box.share >= heavy ? ' heavy' : ''}${box.run ? ` ${box.run}` : ''}`} {...(box.run && { role: 'button', tabindex: 0, 'aria-expanded': box.run === 'open', onClick: () => toggle(box.name), onKeyDown: (event: KeyboardEvent) => onKey(event, box.name) })} transform={`translate(${box.x - box.width / 2} ${box.y - box.height / 2})`}>
              {!box.run && <title>{`${box.name}${box.share > 0 ? `: ${(box.share * 100).toFixed(1)} % of the FLOPs` : ''}`}</title>}
              {box.run === 'folded' && <><rect class="behind" x={8} y={8} width={box.width} height={box.height} rx={9} /><rect class="behind" x={4} y={4} width={box.width} height={box.height} rx={9} /></>}
              <rect width={box.width} height={box.height} rx={9} />
              {box.run === 'open' && <text class="fold" x={box.width - 14} y={18} aria-hidden="true">−</text>}
              {box.share > 0.005 && <rect class="strip" x={10} y={box.height - 5} width={Math.max(2, (box.width - 20) * box.share)} height={2.5} rx={1.25} />}
              <text class="kind" x={box.width / 2} y={21}>{box.kind}</text>
              <text x={box.width / 2} y={38}>{box.detail}</text>
              {box.cost && <text x={box.width / 2} y={55}>{box.cost}</text>}
            </g>
          ))}
        </svg>
      </div>
    </>
  );
}
