import { createContext, type ComponentChildren } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { ApiError } from '../api/client';
import type { State, TrialState } from '../api/types';

const stateWords: Record<State | TrialState, [string, string]> = {
  created: ['waiting', 'idle'],
  searching: ['searching', 'live'],
  finishing: ['training the winner', 'live'],
  paused: ['paused', 'idle'],
  completed: ['completed', 'good'],
  cancelled: ['cancelled', 'idle'],
  failed: ['failed', 'bad'],
  open: ['open', 'live'],
  succeeded: ['succeeded', 'good'],
  diverged: ['diverged', 'warn'],
  timedOut: ['timed out', 'warn'],
};

/** A state in words, with a mark whose shape and colour tell it too. */
export function StateMark({ state, wish }: { state: State | TrialState | undefined; wish?: string }) {
  const [word, tone] = state ? stateWords[state] : ['unreadable', 'bad'];
  const asked = wish === 'pause' && state !== 'paused' && tone === 'live' ? 'pausing' : wish === 'cancel' && (tone === 'live' || state === 'paused' || state === 'created') ? 'cancelling' : null;
  return (
    <span class={`state ${tone}`}>
      <i aria-hidden="true" />
      {asked ?? word}
    </span>
  );
}

export const stateWord = (state: State | TrialState): string => stateWords[state][0];

/** What a card's title is, below the headings of the page that it stands in. */
export const CardHeading = createContext<'h2' | 'h3'>('h2');

export function Card({ title, note, tools, children, wide }: { title: string; note?: ComponentChildren; tools?: ComponentChildren; children: ComponentChildren; wide?: boolean }) {
  const id = useId();
  const Heading = useContext(CardHeading);
  return (
    <section class={wide ? 'card wide' : 'card'} aria-labelledby={id}>
      <header class="card-head">
        <div>
          <Heading id={id}>{title}</Heading>
          {note && <p class="note">{note}</p>}
        </div>
        {tools && <div class="tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}

export function Figure({ label, children, note }: { label: string; children: ComponentChildren; note?: ComponentChildren }) {
  return (
    <div class="figure">
      <dt>{label}</dt>
      <dd>
        <span class="value">{children}</span>
        {note && <span class="note">{note}</span>}
      </dd>
    </div>
  );
}

export function Meter({ label, fraction, text }: { label: string; fraction: number; text: string }) {
  return (
    <div class="meter">
      <span class="meter-label">{label}</span>
      <span class="meter-text num">{text}</span>
      <progress max={1} value={fraction} aria-label={`${label}: ${text}`} />
    </div>
  );
}

/** How a value improved, as a line; what it says stands beside it in words. */
export function Sparkline({ xs, values }: { xs: number[]; values: number[] }) {
  const [width, height, pad] = [120, 34, 3];
  if (values.length === 0) return <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true"><line x1="3" x2="117" y1="28" y2="28" class="empty" /></svg>;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const last = Math.max(xs[xs.length - 1], 1);
  const x = (value: number) => pad + (value / last) * (width - 2 * pad);
  const y = (value: number) => (high === low ? height / 2 : height - pad - ((value - low) / (high - low)) * (height - 2 * pad));
  const path = values.map((value, index) => (index === 0 ? `M${x(xs[0]).toFixed(1)} ${y(value).toFixed(1)}` : `H${x(xs[index]).toFixed(1)}V${y(value).toFixed(1)}`)).join('');
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={path} />
      <circle cx={x(xs[xs.length - 1])} cy={y(values[values.length - 1])} r="2.5" />
    </svg>
  );
}

export function Choice<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={event => onChange(event.currentTarget.value as T)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Segments<T extends string>({ label, value, options, onChange }: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void }) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {options.map(([key, text]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
          {text}
        </button>
      ))}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <div class="loading" role="status">
      <span class="sr">Loading {what}…</span>
      <div class="bone" />
      <div class="bone short" />
      <div class="bone tall" />
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty-state">
      <p class="empty-title">{title}</p>
      {children && <div class="note">{children}</div>}
    </div>
  );
}

/** An error beside what is still known; the same words whether or not there is anything. */
export function ErrorNote({ error, retry }: { error: ApiError | null; retry?: () => void }) {
  if (!error) return null;
  return (
    <div class="banner bad" role="alert">
      <div>
        <strong>{error.problem?.title ?? 'No answer'}</strong>
        <p>{error.message}</p>
        {error.problem?.errors?.map(each => (
          <p key={each.path}>
            <code>{each.path}</code> {each.message}
          </p>
        ))}
        {error.problem?.traceId && error.status >= 500 && <p class="note">The server's log has it under {error.problem.traceId}.</p>}
      </div>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
