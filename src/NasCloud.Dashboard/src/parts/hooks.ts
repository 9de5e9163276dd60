import { useEffect, useRef, useState } from 'preact/hooks';
import { api, ApiError } from '../api/client';
import type { Search, Space } from '../api/types';
import { Trials } from '../data/trials';
import { askForKey } from './KeyDialog';

export interface Loaded<T> {
  value: T | null;
  error: ApiError | null;
  /** Asks once more, for the key first where that is what was missing. */
  reload: () => void;
}

/**
 * Asks again and again while the page is looked at. What was learned last stays when an answer fails to come, beside the error.
 * @param every Milliseconds to the next question, by what was answered; null for never.
 */
export function usePolling<T>(ask: (signal: AbortSignal, last: T | null) => Promise<T>, every: (value: T) => number | null, key: unknown[]): Loaded<T> {
  const [state, setState] = useState<{ value: T | null; error: ApiError | null; key: string }>({ value: null, error: null, key: '' });
  const [turn, setTurn] = useState(0);
  const id = JSON.stringify(key);
  const last = useRef<{ id: string; value: T | null }>({ id: '', value: null });
  if (last.current.id !== id) last.current = { id, value: null };
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let faults = 0;
    const run = async () => {
      let wait: number | null;
      try {
        const value = await ask(abort.signal, last.current.value);
        if (abort.signal.aborted) return;
        faults = 0;
        last.current = { id, value };
        setState({ value, error: null, key: id });
        wait = every(value);
      } catch (error) {
        if (abort.signal.aborted) return;
        const known = error instanceof ApiError ? error : new ApiError(0, null);
        if (!(error instanceof ApiError)) console.error(error);
        if (known.needsKey) askForKey();
        setState({ value: last.current.value, error: known, key: id });
        wait = known.status === 404 || known.needsKey ? null : Math.min(30_000, 2000 * 2 ** faults++);
      }
      if (wait !== null) timer = setTimeout(next, wait);
    };
    // A page in the background asks nothing; it is up to date as soon as it is looked at again.
    const next = () => {
      if (!document.hidden) return void run();
      document.addEventListener('visibilitychange', next, { once: true });
    };
    void run();
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', next);
    };
  }, [id, turn]);
  const isOld = state.key !== id;
  const error = isOld ? null : state.error;
  return { value: isOld ? null : state.value, error, reload: error?.needsKey ? askForKey : () => setTurn(value => value + 1) };
}

export const mayChange = (search: Search): boolean =>
  search.state === 'created' || search.state === 'searching' || search.state === 'finishing' || (search.state === 'paused' && search.wish !== 'pause') || (search.wish === 'cancel' && search.state !== 'cancelled' && search.state !== 'completed');

/** Milliseconds to the next look at a search. */
export const pace = (search: Search): number => (mayChange(search) ? 2000 : 15_000);

export interface Watched {
  search: Search;
  trials: Trials;
}

// What was last known of the searches looked at last, so that going from one of their pages to another asks only for what is new.
const kept = new Map<string, Watched>();
const mostKept = 4;

function keep(watched: Watched): Watched {
  kept.delete(watched.search.id);
  kept.set(watched.search.id, watched);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return watched;
}

// First looks that began before the pages that are to show them were there.
const expected = new Map<string, Promise<Watched>>();

/** Begins to look at a search that a page is going to show. */
export function expectSearch(id: string): void {
  const look = lookAt(id);
  // What goes wrong is told to whoever asks.
  look.catch(() => {});
  expected.set(id, look);
}

/** Looks at a search and all its trials; asks for no more than is new. */
export function watch(id: string, signal: AbortSignal): Promise<Watched> {
  const begun = expected.get(id);
  expected.delete(id);
  return begun ?? lookAt(id, signal);
}

async function lookAt(id: string, signal?: AbortSignal): Promise<Watched> {
  const known = kept.get(id)?.trials ?? Trials.none;
  const [search, columns] = await Promise.all([api.search(id, signal), api.columns(id, known.mark || undefined, signal)]);
  // The same object where nothing is new, so that nothing is drawn again.
  const isOld = columns.mark === known.mark && columns.number.every((number, index) => known.find(number)?.state === columns.state[index]);
  return keep({ search, trials: isOld ? known : known.merge(columns) });
}

/** A search and all its trials, kept up to date. */
export function useSearch(id: string): Loaded<Watched> {
  const loaded = usePolling<Watched>(signal => watch(id, signal), value => pace(value.search), ['search', id]);
  return { ...loaded, value: loaded.value ?? (loaded.error ? null : kept.get(id) ?? null) };
}

const spaces = new Map<string, Promise<Space>>();

/** The space of a search, which does not change: asked for once. */
export function useSpace(id: string): Loaded<Space> {
  return usePolling(
    () => {
      const known = spaces.get(id) ?? api.space(id);
      spaces.set(id, known);
      known.catch(() => spaces.delete(id));
      return known;
    },
    () => null,
    ['space', id],
  );
}

/** The time, told anew every few seconds. */
export function useNow(every = 5000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
