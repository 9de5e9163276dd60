import { describe, expect, it } from 'vitest';
import type { ArchitectureNode, NodeReport } from '../src/api/types';
import { fold, repeats } from '../src/data/fold';

// A stem, then stages of cells that read what is before them, wider from stage to stage, with a reduction in between.
function network(stages: number, cells: number): { nodes: ArchitectureNode[]; reports: NodeReport[] } {
  const nodes: ArchitectureNode[] = [];
  const reports: NodeReport[] = [];
  let last = 'input';
  let size = 32;
  const add = (type: string, inputs: string[], filters?: number) => {
    const name = `n${nodes.length}`;
    nodes.push({ name, operation: filters ? { type, filters } : { type }, inputs });
    reports.push({ name, shape: [8, size, size], parameters: 1, flops: 1 });
    last = name;
    return name;
  };
  add('conv', ['input'], 8);
  for (let stage = 0; stage < stages; stage++) {
    if (stage > 0) { size /= 2; add('pool', [last]); }
    for (let cell = 0; cell < cells; cell++) {
      const before = last;
      const left = add('conv', [before], 8 << stage);
      const right = add('relu', [before]);
      add('add', [left, right]);
      add('batch', [last]);
    }
  }
  add('dense', [last]);
  return { nodes, reports };
}

describe('a large network', () => {
  const { nodes, reports } = network(3, 5);

  it('has a run for each stage', () => expect(repeats(nodes, reports).map(run => [run.length, run.times])).toEqual([[20, 5], [20, 5], [20, 5]]));

  it('is drawn with each run as one, every node in one place, and nothing that reads itself', () => {
    const folded = fold(nodes, reports, new Set());
    expect(folded.map(each => each.times)).toEqual([1, 5, 1, 5, 1, 5, 1]);
    expect(folded.flatMap(each => each.members)).toEqual(nodes.map(node => node.name));
    expect(folded.map(each => each.inputs)).toEqual([['input'], ...folded.slice(0, -1).map(each => [each.name])]);
  });

  it('is drawn whole where a run is open', () => {
    const folded = fold(nodes, reports, new Set(['n1']));
    expect(folded.filter(each => each.times > 1)).toHaveLength(2);
    expect(folded.slice(0, 22).map(each => each.name)).toEqual(nodes.slice(0, 22).map(node => node.name));
    expect(folded[22].inputs).toEqual(['n21']);
  });

  it('is drawn whole where it is not large', () => {
    const small = network(1, 5);
    expect(fold(small.nodes, small.reports, new Set())).toHaveLength(small.nodes.length);
  });
});
