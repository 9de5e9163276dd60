import type { Activity, Columns, CurvePoint, JsonObject, Problem, Search, SearchPage, Space, SpecError, TrialDetail, TrialLog } from './types';

const keyName = 'nascloud.key';

/** What went wrong with a request, in words for people. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? (status === 0 ? 'The server does not answer. Is it still running?' : `The server answered with status ${status}.`));
  }

  get needsKey(): boolean {
    return this.status === 401;
  }
}

/** Kept for this tab alone, and gone with it. */
export function storedKey(): string | null {
  return sessionStorage.getItem(keyName);
}

export function storeKey(key: string | null): void {
  if (key) sessionStorage.setItem(keyName, key);
  else sessionStorage.removeItem(keyName);
}

// The pages are at .../api/dashboard/, so that the API is one level up, whatever is in front of it.
const root = new URL(import.meta.env.DEV ? '/api/' : '../', location.origin + location.pathname);

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const key = storedKey();
  if (key) headers.set('x-functions-key', key);
  let response: Response;
  try {
    response = await fetch(new URL(path, root), { ...init, headers, redirect: 'error' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, null);
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => null);
  throw new ApiError(response.status, problem);
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await send(path, { signal })).json();
}

async function post<T>(path: string, body?: string, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { method: 'POST', signal };
  if (body !== undefined) Object.assign(init, { body, headers: { 'content-type': 'application/json', ...headers } });
  return (await send(path, init)).json();
}

const of = (id: string) => `searches/${encodeURIComponent(id)}`;

export const api = {
  searches: (after?: string, signal?: AbortSignal) =>
    get<SearchPage>(`searches?limit=100${after ? `&after=${encodeURIComponent(after)}` : ''}`, signal),
  search: (id: string, signal?: AbortSignal) => get<Search>(of(id), signal),
  columns: (id: string, since?: string, signal?: AbortSignal) =>
    get<Columns>(`${of(id)}/columns${since ? `?since=${encodeURIComponent(since)}` : ''}`, signal),
  curves: (id: string, trials: number[], signal?: AbortSignal) =>
    get<{ items: { trial: number; curve: CurvePoint[] }[] }>(`${of(id)}/curves?trials=${trials.join(',')}`, signal),
  activity: (id: string, signal?: AbortSignal) => get<Activity>(`${of(id)}/activity`, signal),
  space: (id: string, signal?: AbortSignal) => get<Space>(`${of(id)}/space`, signal),
  trial: (id: string, number: number, signal?: AbortSignal) => get<TrialDetail>(`${of(id)}/trials/${number}`, signal),
  log: (id: string, number: number, signal?: AbortSignal) => get<TrialLog>(`${of(id)}/trials/${number}/log`, signal),
  schema: (signal?: AbortSignal) => get<JsonObject>('schema', signal),
  datasets: (signal?: AbortSignal) => get<{ items: { name: string }[] }>('datasets', signal),
  validate: (text: string, signal?: AbortSignal) => post<{ valid: boolean; errors: SpecError[] }>('searches/validate', text, {}, signal),
  create: (text: string, key: string) => post<{ id: string }>('searches', text, { 'idempotency-key': key }),
  steer: (id: string, wish: 'pause' | 'resume' | 'stop' | 'cancel') => post<unknown>(`${of(id)}/${wish}`),
  remove: (id: string) => send(of(id), { method: 'DELETE' }),
  report: async (id: string) => (await send(`${of(id)}/report`)).blob(),
  model: async (id: string) => (await send(`${of(id)}/result/model`)).blob(),
};
