// In place of parts/hooks: what a file holds is asked for once and never changes.
import { useEffect, useState } from 'preact/hooks';
import type { Search, Space } from '../api/types';
import type { Trials } from '../data/trials';
import { ApiError, api } from './client';
import { report } from './data';

export interface Loaded<T> {
  value: T | null;
  error: ApiError | null;
  reload: () => void;
}

export interface Watched {
  search: Search;
  trials: Trials;
}

export function usePolling<T>(ask: (signal: AbortSignal, last: T | null) => Promise<T>, _every: (value: T) => number | null, key: unknown[]): Loaded<T> {
  const id = JSON.stringify(key);
  const [state, setState] = useState<{ id: string; value: T | null; error: ApiError | null }>({ id, value: null, error: null });
  useEffect(() => {
    let isGone = false;
    ask(new AbortController().signal, null).then(
      value => { if (!isGone) setState({ id, value, error: null }); },
      error => { if (!isGone) setState({ id, value: null, error: error instanceof ApiError ? error : new ApiError(0, null) }); },
    );
    return () => { isGone = true; };
  }, [id]);
  return state.id === id ? { value: state.value, error: state.error, reload: () => {} } : { value: null, error: null, reload: () => {} };
}

export const mayChange = (): boolean => false;

export const pace = (): null => null;

export const useNow = (): number => Date.parse(report.writtenAt);

export function useSearch(): Loaded<Watched> {
  return { value: null, error: null, reload: () => {} };
}

export const useSpace = (id: string): Loaded<Space> => usePolling(signal => api.space(id, signal), () => null, ['space', id]);

// Parts of the page of comparisons are shared, its asking is not.
export const watch = (): Promise<Watched> => Promise.reject(new ApiError(0, null));
