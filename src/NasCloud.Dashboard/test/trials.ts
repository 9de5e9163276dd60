import type { Columns } from '../src/api/types';
import { type Row, Trials } from '../src/data/trials';

/** A trial of which a test says what matters to it. */
export function row(number: number, more: Partial<Row> = {}): Row {
  return {
    number, state: 'succeeded', kind: 'search', genotype: `${number}.0`, epochs: 1, parameters: 100, flops: 1000, continuesFrom: null, inheritsFrom: null,
    started: number, finished: number + 0.5, deviceSeconds: 10, attempts: 1, trainer: 'trainer-1', error: null, metrics: { parameters: 100, flops: 1000 }, ...more,
  };
}

/** A measured trial with an accuracy. */
export const scored = (number: number, accuracy: number, more: Partial<Row> = {}): Row => row(number, { metrics: { accuracy, parameters: 100, flops: 1000 }, ...more });

/** The columns that the API would answer with. */
export function columns(rows: Row[], mark = `${rows.length}~${rows.length}`): Columns {
  const each = <K extends keyof Row>(key: K) => rows.map(one => one[key]);
  return {
    mark, number: each('number'), state: each('state'), kind: each('kind'), genotype: each('genotype'), epochs: each('epochs'), parameters: each('parameters'), flops: each('flops'),
    continuesFrom: each('continuesFrom'), inheritsFrom: each('inheritsFrom'), started: each('started'), finished: each('finished'), deviceSeconds: each('deviceSeconds'), attempts: each('attempts'),
    trainer: each('trainer'), error: each('error'), metrics: { accuracy: rows.map(one => one.metrics.accuracy ?? null) },
  };
}

export const merged = (rows: Row[]): Trials => Trials.none.merge(columns(rows));
