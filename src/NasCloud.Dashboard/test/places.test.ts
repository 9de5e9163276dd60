import { describe, expect, it } from 'vitest';
import { placesOf, spanOf } from '../src/data/places';

const text = `{
  // "trials": a comment is no key
  "name": "trials",
  "objectives": [{ "metric": "accuracy" }, "loss",],
  "space": {
    "name": "chain",
    "layers": { "min": 2 }
  }
}`;

describe('places in a spec', () => {
  const at = (path: string) => { const { from, to } = spanOf(text, placesOf(text), path); return text.slice(from, to); };

  it('are those of the values, whatever is written alike elsewhere', () => {
    expect(at('name')).toBe('"trials"');
    expect(at('space.name')).toBe('"chain"');
    expect(at('objectives[0].metric')).toBe('"accuracy"');
    expect(at('objectives[1]')).toBe('"loss"');
    expect(at('space.layers.min')).toBe('2');
  });

  it('are keys where a value takes several lines or is missing', () => {
    expect(at('space')).toBe('"space"');
    expect(at('space.layers.max')).toBe('"layers"');
    expect(at('objectives[0].goal')).toBe('{');
    expect(at('objectives[7].goal')).toBe('"objectives"');
  });

  it('end without a fault where the text is whole', () => expect(placesOf(text).fault).toBeNull());

  it.each([
    ['{ "a": 1 "b": 2 }', 9, 'Expected , or }.'],
    ['{ a: 1 }', 2, 'Expected a name in quotation marks, or }.'],
    ['{ "a" 1 }', 6, 'Expected : after "a".'],
    ['{ "a": evolution }', 7, 'evolution is no value: text stands in quotation marks.'],
    ['{ "a": "b\n }', 7, 'The quotation mark that ends this is missing.'],
    ['{ "a": }', 7, 'Expected a value.'],
    ['{ "a": 01 }', 7, '01 is no value: text stands in quotation marks.'],
    ['{} x', 3, 'Nothing is expected after the end of the spec.'],
    ['', 0, 'Expected a value.'],
  ])('tell where %j stops being one', (wrong, place, message) => expect(placesOf(wrong).fault).toEqual({ at: place, message }));

  it('are known up to a fault', () => {
    const places = placesOf('{ "a": 1, "b": { "c": 2 ');
    expect(places.values.get('b.c')).toEqual({ from: 22, to: 23 });
    expect(places.fault?.message).toBe('Expected , or }.');
  });
});
