import type { Columns, Goal, Trial, TrialState } from '../api/types';

/** One trial as the pages use it. */
export interface Row {
  number: number;
  state: TrialState;
  kind: Trial['kind'];
  genotype: string;
  epochs: number;
  parameters: number;
  flops: number;
  continuesFrom: number | null;
  inheritsFrom: number | null;
  started: number | null;
  finished: number | null;
  deviceSeconds: number;
  attempts: number | null;
  trainer: string | null;
  error: string | null;
  metrics: Record<string, number>;
}

/** All trials of a search; a new one is made of an old one and what has happened since. */
export class Trials {
  private constructor(
    readonly mark: string,
    /** Search trials by number: the first is number 1. */
    readonly rows: readonly Row[],
    readonly supernet: Row | null,
    readonly final: Row | null,
    /** Search trials in the order in which they ended. */
    readonly ended: readonly Row[],
    /** The names of all metrics that any trial has, parameters and FLOPs included. */
    readonly metrics: readonly string[],
  ) {}

  static readonly none = new Trials('', [], null, null, [], []);

  merge(columns: Columns): Trials {
    const rows = columns.number.map((_, index) => rowOf(columns, index));
    const news = rows.filter(row => row.kind === 'search');
    // What has ended is told once: where it is told again, the search was deleted and made anew.
    const isAnew = news.some(row => (this.rows[row.number - 1]?.state ?? 'open') !== 'open');
    const known = isAnew ? [] : [...this.rows];
    for (const row of news) known[row.number - 1] = row;
    const ends = news.filter(row => row.state !== 'open').sort((a, b) => (a.finished ?? 0) - (b.finished ?? 0) || a.number - b.number);
    return new Trials(
      columns.mark,
      known,
      rows.find(row => row.kind === 'supernet') ?? null,
      rows.find(row => row.kind === 'final') ?? null,
      isAnew ? ends : [...this.ended, ...ends],
      [...new Set([...this.metrics, 'parameters', 'flops', ...Object.keys(columns.metrics).filter(name => hasAny(columns, name, rows))])],
    );
  }

  find(number: number): Row | null {
    if (this.final?.number === number) return this.final;
    if (number === 0) return this.supernet;
    return this.rows[number - 1] ?? null;
  }
}

// What the final trial alone has, such as the test's, can't be drawn of the search's.
function hasAny(columns: Columns, name: string, rows: Row[]): boolean {
  return columns.metrics[name].some((value, index) => value !== null && rows[index].kind === 'search');
}

function rowOf(columns: Columns, index: number): Row {
  const metrics: Record<string, number> = { parameters: columns.parameters[index], flops: columns.flops[index] };
  for (const name in columns.metrics) {
    const value = columns.metrics[name][index];
    if (value !== null) metrics[name] = value;
  }
  return {
    number: columns.number[index],
    state: columns.state[index],
    kind: columns.kind[index],
    genotype: columns.genotype[index],
    epochs: columns.epochs[index],
    parameters: columns.parameters[index],
    flops: columns.flops[index],
    continuesFrom: columns.continuesFrom[index],
    inheritsFrom: columns.inheritsFrom[index],
    started: columns.started[index],
    finished: columns.finished[index],
    deviceSeconds: columns.deviceSeconds[index],
    attempts: columns.attempts[index],
    trainer: columns.trainer[index],
    error: columns.error[index],
    metrics,
  };
}

export interface Objective {
  metric: string;
  goal: Goal;
}

/** Whether more or less of a metric is better: as the search has it, else as its name tells. */
export const goalOf = (metric: string, objectives: readonly Objective[]): Goal =>
  objectives.find(each => each.metric === metric)?.goal ?? (/accuracy|f1|auc|r2|recall|precision/i.test(metric) ? 'maximize' : 'minimize');

export const isMeasured = (row: Row): boolean => row.state === 'succeeded' && row.epochs > 0;

export const isBetter = (goal: Goal, value: number, than: number): boolean => (goal === 'maximize' ? value > than : value < than);

/** The choices of a genotype as numbers; -1 where a decision is inactive. */
export function choicesOf(genotype: string): readonly number[] {
  const kept = known.get(genotype);
  if (kept) return kept;
  if (known.size > mostKnown) known.clear();
  const choices = parse(genotype);
  known.set(genotype, choices);
  return choices;
}

// Read again and again by all that compares candidates.
const known = new Map<string, readonly number[]>();
const mostKnown = 100_000;

function parse(genotype: string): number[] {
  const parts = genotype.includes('.') ? genotype.replace(/\.$/, '').split('.') : [...genotype];
  return parts.map(part => (part === '_' ? -1 : Number(part)));
}
