// In place of api/client: what the file holds.
import type { api as served } from '../api/client';
import type { Problem } from '../api/types';
import { partOf } from './data';

export class ApiError extends Error {
  readonly needsKey = false;

  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.detail ?? 'The report does not hold this.');
  }
}

export const storedKey = (): string | null => null;

export function storeKey(): void {}

type Held = Pick<typeof served, 'search' | 'columns' | 'curves' | 'space'>;

const held: Held = {
  search: id => Promise.resolve(partOf(id).search),
  columns: id => Promise.resolve(partOf(id).columns),
  curves: (id, trials) => Promise.resolve({ items: trials.flatMap(number => partOf(id).curves.find(each => each.trial === number) ?? []) }),
  space: id => Promise.resolve(partOf(id).space),
};

export const api = held as typeof served;
