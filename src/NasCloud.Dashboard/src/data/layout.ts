import { Graph, layout } from '@dagrejs/dagre';
import type { JsonObject, NodeReport, TrialDetail } from '../api/types';
import { fold } from './fold';
import { count } from './format';

export interface Box {
  name: string;
  kind: string;
  detail: string;
  cost: string;
  /** The share of the network's FLOPs that it takes, 0 to 1. */
  share: number;
  /** Whether it stands for nodes that repeat, or begins some that do and are drawn one by one; null for any other. */
  run: 'folded' | 'open' | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Picture {
  width: number;
  height: number;
  boxes: Box[];
  edges: string[];
}

const widths = { least: 132, each: 7.4, most: 300 };

/**
 * Where the nodes of a network go, from its input down to its output; in a large one, what repeats is drawn as one.
 * @param open The names of the runs that are drawn whole all the same, each that of its first node.
 */
export function picture(trial: TrialDetail, open: ReadonlySet<string>): Picture {
  const graph = new Graph().setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 30, marginx: 24, marginy: 24 }).setDefaultEdgeLabel(() => ({}));
  const reports = new Map(trial.nodes.map(node => [node.name, node]));
  const total = trial.nodes.reduce((sum, node) => sum + node.flops, 0);
  const boxes = new Map<string, Omit<Box, 'x' | 'y'>>();
  const add = (name: string, kind: string, detail: string, report: Omit<NodeReport, 'name'> | undefined, run: Box['run'] = null) => {
    const cost = report ? costText(report) : '';
    const longest = Math.max(kind.length * 1.12, detail.length, cost.length);
    boxes.set(name, { name, kind, detail, cost, run, share: report && total > 0 ? report.flops / total : 0, width: Math.min(widths.most, Math.max(widths.least, longest * widths.each + 26)), height: cost ? 66 : 50 });
  };
  add('input', 'Input', shapeText(trial.architecture.input), undefined);
  const nodes = new Map(trial.architecture.nodes.map(node => [node.name, node]));
  const drawn = fold(trial.architecture.nodes, trial.nodes, open);
  for (const each of drawn) {
    const node = nodes.get(each.name)!;
    const report = reports.get(each.name);
    if (each.times > 1) add(each.name, `${each.times} times ${each.members.length / each.times} nodes`, shapeOf(reports.get(each.members[each.members.length - 1])), sum(each.members, reports), 'folded');
    else add(each.name, operationName(node.operation), `${operationText(node.operation)}${shapeOf(report)}`, report, open.has(each.name) ? 'open' : null);
  }
  for (const [name, box] of boxes) graph.setNode(name, { width: box.width, height: box.height });
  for (const each of drawn) for (const input of each.inputs) graph.setEdge(input, each.name);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    boxes: [...boxes.values()].map(box => { const { x, y } = graph.node(box.name) as { x: number; y: number }; return { ...box, x, y }; }),
    edges: graph.edges().map(edge => curve((graph.edge(edge) as unknown as { points: { x: number; y: number }[] }).points)),
  };
}

function curve(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  let path = `M${first.x} ${first.y}`;
  for (let index = 0; index < rest.length - 1; index++) {
    const middle = { x: (rest[index].x + rest[index + 1].x) / 2, y: (rest[index].y + rest[index + 1].y) / 2 };
    path += `Q${rest[index].x} ${rest[index].y} ${middle.x} ${middle.y}`;
  }
  const last = rest[rest.length - 1];
  return `${path}L${last.x} ${last.y}`;
}

export const shapeText = (shape: number[]): string => shape.join('×');

export function operationName(operation: { type: string }): string {
  const spaced = operation.type.replace(/([a-z])([A-Z0-9])/g, '$1 $2').replace(/-/g, ' ').toLowerCase();
  return spaced[0].toUpperCase() + spaced.slice(1);
}

const shapeOf = (report: NodeReport | undefined): string => (report ? `→ ${shapeText(report.shape)}` : '');

function sum(members: readonly string[], reports: ReadonlyMap<string, NodeReport>): Omit<NodeReport, 'name'> {
  const all = members.flatMap(member => reports.get(member) ?? []);
  return { shape: [], parameters: all.reduce((total, each) => total + each.parameters, 0), flops: all.reduce((total, each) => total + each.flops, 0) };
}

function costText(report: Omit<NodeReport, 'name'>): string {
  const parts = [report.parameters > 0 ? `${count(report.parameters)} param.` : '', report.flops > 0 ? `${count(report.flops)} FLOPs` : ''].filter(Boolean);
  return parts.join(' · ');
}

/** What is set of an operation, in short: 32 filters 3×3 /2. */
export function operationText(operation: JsonObject & { type: string }): string {
  const parts: string[] = [];
  const { filters, units, kernel, stride, function: activation, rate } = operation;
  if (typeof filters === 'number') parts.push(`${filters}`);
  if (typeof units === 'number') parts.push(`${units} units`);
  if (typeof kernel === 'number') parts.push(`${kernel}×${kernel}`);
  if (typeof stride === 'number' && stride > 1) parts.push(`/${stride}`);
  if (typeof activation === 'string') parts.push(activation);
  if (typeof rate === 'number') parts.push(`${rate}`);
  return parts.length > 0 ? `${parts.join(' ')} ` : '';
}
