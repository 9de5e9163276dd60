import type { ArchitectureNode, NodeReport } from '../api/types';

/** A node of the picture: one of the network's, or several that are drawn as one. */
export interface Folded {
  /** Of the node, or of the first of those that are drawn as one. */
  name: string;
  /** The nodes that it stands for, itself included; in their order. */
  members: string[];
  /** How often what it begins with follows on itself; 1 for a single node. */
  times: number;
  /** What it reads from, as names of the picture. */
  inputs: string[];
}

/** Networks of fewer nodes are drawn whole. */
export const fewNodes = 40;

const longestPeriod = 80;

// What is shorter is quicker read than opened.
const shortestRun = 8;

/**
 * Draws runs that repeat as one: cells of one kind in a row, stages of blocks. What repeats is found by what nodes do and how far
 * back they read, whatever their sizes are, since cells grow from stage to stage.
 * @param open The names of those that are drawn whole all the same.
 */
export function fold(nodes: readonly ArchitectureNode[], reports: readonly NodeReport[], open: ReadonlySet<string>): Folded[] {
  const runs = nodes.length < fewNodes ? [] : repeats(nodes, reports);
  const folded: Folded[] = [];
  const shownAs = new Map<string, string>();
  for (let at = 0; at < nodes.length; ) {
    const run = runs.find(each => each.from === at);
    const isFolded = run && !open.has(nodes[at].name);
    const length = isFolded ? run.length : 1;
    const members = nodes.slice(at, at + length).map(node => node.name);
    for (const member of members) shownAs.set(member, nodes[at].name);
    folded.push({ name: nodes[at].name, members, times: isFolded ? run.times : 1, inputs: [] });
    at += length;
  }
  const byName = new Map(nodes.map(node => [node.name, node]));
  for (const each of folded) {
    const inputs = each.members.flatMap(member => byName.get(member)!.inputs).map(input => shownAs.get(input) ?? input);
    each.inputs = [...new Set(inputs)].filter(input => input !== each.name);
  }
  return folded;
}

/** A run of nodes that repeat. */
export interface Run {
  from: number;
  /** Of all its nodes. */
  length: number;
  times: number;
}

/** The runs of a network that repeat at least twice, those that cover most first where they compete; in their order. */
export function repeats(nodes: readonly ArchitectureNode[], reports: readonly NodeReport[]): Run[] {
  const places = new Map(nodes.map((node, index) => [node.name, index]));
  const shapes = new Map(reports.map(report => [report.name, report.shape]));
  // A change of the picture's height and width ends a run: stages are told apart.
  const area = (name: string) => (shapes.get(name) ?? []).slice(1).join('×');
  const signs = nodes.map((node, index) => {
    const { filters: _, units: __, ...operation } = node.operation;
    return JSON.stringify([operation, node.inputs.map(input => (places.has(input) ? index - places.get(input)! : -1)), area(node.name)]);
  });
  const runs: Run[] = [];
  for (let at = 0; at < nodes.length; ) {
    const run = longestRun(signs, at);
    if (run) runs.push(run);
    at += run?.length ?? 1;
  }
  return runs;
}

// The run from a place on that covers most nodes; of those that cover as many, the one of the shortest part.
function longestRun(signs: readonly string[], from: number): Run | null {
  let best: Run | null = null;
  for (let period = 3; period <= longestPeriod && from + 2 * period <= signs.length; period++) {
    let same = 0;
    while (from + period + same < signs.length && signs[from + same] === signs[from + period + same]) same++;
    const times = 1 + Math.floor(same / period);
    if (times >= 2 && times * period >= shortestRun && times * period > (best?.length ?? 0)) best = { from, length: times * period, times };
  }
  return best;
}
