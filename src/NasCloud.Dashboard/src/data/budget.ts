import type { JsonObject, Search } from '../api/types';
import { duration, group, parseDuration } from './format';

export interface BudgetUse {
  kind: 'wallClock' | 'trials' | 'deviceHours';
  label: string;
  used: number;
  limit: number;
  text: string;
  /** From 0 to 1. */
  fraction: number;
}

/** The limits that a search has, and how much of each it has used. */
export function budgetUses(search: Search): BudgetUse[] {
  const budget = (search.spec.budget ?? {}) as JsonObject;
  const uses: BudgetUse[] = [];
  const add = (kind: BudgetUse['kind'], label: string, used: number, limit: number, text: string) =>
    uses.push({ kind, label, used, limit, text, fraction: Math.min(1, Math.max(0, used / limit)) });
  const wallClock = typeof budget.wallClock === 'string' ? parseDuration(budget.wallClock) : null;
  if (wallClock) add('wallClock', 'Time', search.elapsedSeconds, wallClock, `${duration(search.elapsedSeconds)} of ${duration(wallClock)}`);
  if (typeof budget.trials === 'number') add('trials', 'Candidates', search.architectures, budget.trials, `${group(search.architectures)} of ${group(budget.trials)}`);
  if (typeof budget.deviceHours === 'number')
    add('deviceHours', 'Device time', search.deviceSeconds / 3600, budget.deviceHours, `${duration(search.deviceSeconds)} of ${duration(budget.deviceHours * 3600)}`);
  return uses;
}

export interface Forecast {
  seconds: number;
  /** What the whole search will have cost by then; null where the price is not known. */
  amount: number | null;
}

/** How long a running search may still take, and what it will have cost, at its rate so far: the least over its budgets. */
export function forecast(search: Search): Forecast | null {
  if (search.state !== 'searching' || search.elapsedSeconds <= 0) return null;
  const ended = Math.max(0, search.architectures - search.open);
  const left = budgetUses(search).flatMap(use => {
    if (use.kind === 'wallClock') return [use.limit - use.used];
    const used = use.kind === 'trials' ? ended : use.used;
    return used > 0 ? [(use.limit - used) * (search.elapsedSeconds / used)] : [];
  });
  if (left.length === 0) return null;
  const seconds = Math.max(0, Math.min(...left));
  const amount = search.cost && search.cost.amount > 0 ? search.cost.amount * (1 + seconds / search.elapsedSeconds) : null;
  return { seconds, amount };
}
