import { describe, expect, it } from 'vitest';
import { ago, bigCount, count, duration, group, metric, metricName, money, parseDuration, tick } from '../src/data/format';
import { fieldOf, parseSpec, valueAt, withValue, writeSpec } from '../src/data/schema';
import { endedSince } from '../src/data/reasons';
import { placesOf, spanOf } from '../src/data/places';
import { readFileSync } from 'node:fs';

describe('ends', () => {
  it('are told in words for every reason that the API has', () => {
    const [, names] = /EndReason:\s+type: string\s+description: .*\s+enum: \[(.*)\]/.exec(readFileSync('../../docs/openapi.yaml', 'utf8'))!;
    expect(Object.keys(endedSince)).toEqual(names.split(', '));
  });
});

describe('format', () => {
  it.each([[0, '0'], [9999, '9,999'], [94_218, '94.2 k'], [1_923_440, '1.92 M'], [124_125_824, '124 M'], [2.5e12, '2.50 T']])('counts %d as %s', (value, text) => expect(count(value)).toBe(text));

  it.each([[999, '999'], [1000, '1,000'], [-1_234_567.891, '-1,234,567.89'], [0.5, '0.5'], [-0.001, '0'], [10.10, '10.1']])('sets the thousands of %d apart as %s', (value, text) => expect(group(value)).toBe(text));

  it.each([[0, '0.00 USD'], [0.0123, '0.0123 USD'], [0.5, '0.50 USD'], [1234.567, '1,234.57 USD']])('writes a sum of %d as %s', (amount, text) => expect(money(amount, 'USD')).toBe(text));

  it.each([['accuracy', 0.9134, '91.34 %'], ['accuracy', 84.67, '84.67'], ['loss', 0.00012, '1.20e-4'], ['loss', 0, '0.0000'], ['parameters', 94218, '94.2 k'], ['accuracy', NaN, '–']])('writes %s %d as %s', (name, value, text) => expect(metric(name, value)).toBe(text));

  it.each([['predictedLatencyMs', 'predicted latency (ms)'], ['trainingSeconds', 'training (s)'], ['testMacroF1', 'test macro F1'], ['flops', 'FLOPs']])('calls %s %s', (name, words) => expect(metricName(name)).toBe(words));

  it.each([[0, '0 s'], [0.5, '0.50 s'], [59.6, '1 m 00 s'], [3599.7, '1 h 00 m'], [90_000, '1 d 1 h'], [null, '–']])('writes %s seconds as %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it.each([['45s', 45], ['1h30m', 5400], ['1d', 86400], ['1:30:00', 5400], ['0.5s', 0.5], ['', null], ['5', null], ['3 m', null]])('reads %s', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  it('tells an axis in one unit from end to end', () => {
    expect([0, 50, 100].map(tick('accuracy', [10, 90]))).toEqual(['0', '50', '100']);
    expect([0, 0.5].map(tick('accuracy', [0.1, 0.9]))).toEqual(['0 %', '50 %']);
  });

  it('tells how big a space is', () => expect([bigCount('15625'), bigCount('25123456')]).toEqual(['15,625', '2.5 × 10⁷']));

  it('tells how long ago', () => expect([ago('2026-01-01T00:00:00Z', Date.parse('2026-01-01T02:00:00Z')), ago('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:01:00Z'))]).toEqual(['2 hours ago', '1 minute ago']));
});

describe('specs', () => {
  it('are read with comments and trailing commas, and texts stay what they are', () =>
    expect(parseSpec('{ // a comment\n "name": "a // b,}", /* more */ "list": [1, 2,],\n}')).toEqual({ value: { name: 'a // b,}', list: [1, 2] } }));

  it('say what is wrong with a text that is none', () => {
    expect(parseSpec('{ "a": }')).toHaveProperty('error');
    expect(parseSpec('[1]')).toHaveProperty('error');
  });

  it('are written with plain lists on a line, and texts stay what they are', () => {
    const spec = { name: 'a [ b ] c', depth: [1, 2], layers: [{ kinds: ['conv', 'x [ y ]'] }], none: [] };
    expect(writeSpec(spec)).toContain('"depth": [1, 2]');
    expect(JSON.parse(writeSpec(spec))).toEqual(spec);
  });

  it('change at a path alone', () => {
    const spec = { strategy: 'random', budget: { trials: 3 } };
    expect(withValue(spec, ['strategy', 'seed'], 1)).toEqual({ strategy: { name: 'random', seed: 1 }, budget: { trials: 3 } });
    expect(withValue(spec, ['budget', 'trials'], undefined)).toEqual({ strategy: 'random' });
    expect(valueAt(spec, ['budget', 'trials'])).toBe(3);
    expect(spec.strategy).toBe('random');
  });

  it('are found by the path of an error', () => {
    const text = '{ "name": "x", "budget": { "trials": 0 } }';
    const at = (path: string) => { const { from, to } = spanOf(text, placesOf(text), path); return text.slice(from, to); };
    expect([at('budget.trials'), at('budget.wallClock'), at('nothing'), at('')]).toEqual(['0', '"budget"', '{', '{']);
  });

  it('have a field for each part of the schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../../docs/search-spec.schema.json', import.meta.url), 'utf8'));
    const kinds = Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, fieldOf(part as object).kind]));
    expect(kinds).toMatchObject({ name: 'text', dataset: 'object', space: 'component', strategy: 'component', fidelity: 'component', objectives: 'list', budget: 'object', parallelism: 'number', inheritWeights: 'boolean', constraints: 'object' });
    const space = fieldOf(schema.properties.space);
    expect(space.kind === 'component' && space.variants.map(variant => variant.name)).toContain('nas-bench-201');
  });
});
