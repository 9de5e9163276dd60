import { describe, expect, it } from 'vitest';
import { bestSoFar } from '../src/data/bestSoFar';
import { budgetUses, forecast } from '../src/data/budget';
import { causes } from '../src/data/failures';
import { importance, mulberry } from '../src/data/importance';
import { lineage } from '../src/data/lineage';
import { paretoFront } from '../src/data/pareto';
import { rungs } from '../src/data/rungs';
import { choicesOf, Trials } from '../src/data/trials';
import type { Search } from '../src/api/types';
import { columns, merged, row, scored } from './trials';

const accuracy = { metric: 'accuracy', goal: 'maximize' } as const;

describe('paretoFront', () => {
  it('keeps what nothing beats in both, whatever the order', () => {
    const random = mulberry(3);
    for (let turn = 0; turn < 50; turn++) {
      const points = Array.from({ length: 40 }, () => ({ x: Math.floor(random() * 12), y: Math.floor(random() * 12) }));
      const front = paretoFront(points, 'minimize', 'maximize');
      const beats = (a: { x: number; y: number }, b: { x: number; y: number }) => a.x <= b.x && a.y >= b.y && (a.x < b.x || a.y > b.y);
      for (const point of front) expect(points.some(other => beats(other, point))).toBe(false);
      for (const point of points) expect(front.some(other => beats(other, point) || (other.x === point.x && other.y === point.y))).toBe(true);
      expect(front.map(point => point.x)).toEqual([...new Set(front.map(point => point.x))].sort((a, b) => a - b));
    }
  });

  it('passes over what is no number', () => expect(paretoFront([{ x: NaN, y: 1 }, { x: 1, y: 1 }], 'minimize', 'minimize')).toEqual([{ x: 1, y: 1 }]));
});

describe('bestSoFar', () => {
  it('steps where a trial is better than all before, counting only what was measured', () => {
    const ended = [scored(1, 0.5), row(2, { state: 'failed', deviceSeconds: 5 }), scored(3, 0.4), scored(4, 0.7)];
    expect(bestSoFar(ended, accuracy, 'evaluations').steps.map(step => [step.x, step.value])).toEqual([[1, 0.5], [3, 0.7]]);
    expect(bestSoFar(ended, accuracy, 'deviceTime')).toMatchObject({ end: 35 });
    expect(bestSoFar(ended, accuracy, 'money', 0.1).steps[1].x).toBeCloseTo(3.5);
    expect(bestSoFar(ended, { metric: 'accuracy', goal: 'minimize' }, 'wallClock').steps.map(step => step.value)).toEqual([0.5, 0.4]);
  });

  it('is empty where nothing was measured', () => expect(bestSoFar([row(1, { state: 'failed' })], accuracy, 'evaluations').steps).toEqual([]));
});

describe('Trials', () => {
  it('takes in what is new and keeps what it knows', () => {
    const first = merged([scored(1, 0.5), row(2, { state: 'open', finished: null, started: null })]);
    const next = first.merge(columns([scored(2, 0.6), row(3, { state: 'open', finished: null, started: null })], '3~2'));
    expect(next.rows.map(each => each.state)).toEqual(['succeeded', 'succeeded', 'open']);
    expect(next.ended.map(each => each.number)).toEqual([1, 2]);
    expect(first.rows).toHaveLength(2);
    expect(next.metrics).toContain('accuracy');
  });

  it('begins anew where what had ended is told again', () => {
    const next = merged([scored(1, 0.5), scored(2, 0.6)]).merge(columns([scored(1, 0.3)]));
    expect(next.rows.map(each => each.metrics.accuracy)).toEqual([0.3]);
  });

  it('keeps the final trial apart', () => {
    const trials = Trials.none.merge(columns([scored(1, 0.5), scored(2, 0.9, { kind: 'final' })]));
    expect([trials.rows.length, trials.final?.number, trials.find(2)?.kind]).toEqual([1, 2, 'final']);
  });
});

describe('genotypes', () => {
  it('are read with points, with inactive decisions, and as digits', () => {
    expect(choicesOf('2.0._.12')).toEqual([2, 0, -1, 12]);
    expect(choicesOf('421211')).toEqual([4, 2, 1, 2, 1, 1]);
    expect(choicesOf('12.')).toEqual([12]);
  });
});

describe('causes', () => {
  it('groups messages that differ in numbers and names alone', () => {
    const failed = (number: number, error: string) => row(number, { state: 'failed', error });
    const groups = causes([failed(1, "line 3 of 'a' is bad"), failed(2, "line 44 of 'b' is bad"), row(3, { state: 'diverged', error: 'NaN' }), scored(4, 1)]);
    expect(groups.map(group => group.rows.length)).toEqual([2, 1]);
  });
});

describe('rungs', () => {
  it('count what went on, once for each', () => {
    const all = rungs([scored(1, 0.5), scored(2, 0.6), scored(3, 0.7, { epochs: 3, continuesFrom: 2 }), row(4, { epochs: 3, continuesFrom: 2, state: 'open' })], accuracy);
    expect(all.map(rung => [rung.epochs, rung.trials, rung.promoted, rung.open, rung.best?.number])).toEqual([[1, 2, 1, 0, 2], [3, 2, 0, 1, 3]]);
  });
});

describe('lineage', () => {
  it('goes by what is kept first, then by what is most alike', () => {
    const rows = [scored(1, 0.5, { genotype: '0.0.0.0' }), scored(2, 0.5, { genotype: '3.3.3.3' }), scored(3, 0.6, { genotype: '0.0.0.1' }), scored(4, 0.7, { genotype: '0.0.0.1', epochs: 3, continuesFrom: 3 })];
    const line = lineage(rows, rows[3]);
    expect(line.map(each => [each.row.number, each.relation])).toEqual([[4, 'self'], [3, 'continued'], [1, 'nearest']]);
    expect(line[2].changed).toEqual([3]);
  });

  it('names none that had not ended when the trial began', () => {
    const rows = [scored(1, 0.5, { genotype: '0.0', finished: 9 }), scored(2, 0.5, { genotype: '0.1', started: 3 })];
    expect(lineage(rows, rows[1])).toHaveLength(1);
  });
});

describe('importance', () => {
  const random = mulberry(11);
  const choices = Array.from({ length: 400 }, () => Int16Array.from([0, 1, 2].map(() => Math.floor(random() * 4))));

  it('finds the decision that matters, and how much the forest explains', () => {
    const values = Float64Array.from(choices, each => [0, 3, 1, 2][each[1]] + 0.3 * each[2] + 0.1 * random());
    const { shares, explained } = importance(choices, values, [4, 4, 4]);
    expect(shares[1]).toBeGreaterThan(0.7);
    expect(shares[2]).toBeGreaterThan(shares[0]);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1);
    expect(explained).toBeGreaterThan(0.9);
  });

  it('explains nothing where nothing matters, and is the same each time', () => {
    const noise = Float64Array.from(choices, () => random());
    const result = importance(choices, noise, [4, 4, 4]);
    expect(result.explained).toBeLessThan(0.15);
    expect(importance(choices, noise, [4, 4, 4])).toEqual(result);
  });

  it('says nothing of too few', () => expect(importance(choices.slice(0, 5), new Float64Array(5), [4, 4, 4]).shares).toEqual([0, 0, 0]));
});

describe('budgets', () => {
  const search = (more: object) => ({ state: 'searching', elapsedSeconds: 60, deviceSeconds: 100, architectures: 12, open: 2, spec: { budget: { trials: 20, wallClock: '5m' } }, cost: { amount: 1, currency: 'EUR' }, ...more }) as unknown as Search;

  it('tell how much of each is used', () => expect(budgetUses(search({})).map(use => [use.kind, use.fraction])).toEqual([['wallClock', 0.2], ['trials', 0.6]]));

  it('forecast the least over them, and the money by then', () => {
    expect(forecast(search({}))!.seconds).toBeCloseTo(60);
    expect(forecast(search({}))!.amount).toBeCloseTo(2);
    expect(forecast(search({ state: 'paused' }))).toBeNull();
  });
});
