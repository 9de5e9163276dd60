import { choicesOf, isMeasured, type Row } from './trials';

export interface Ancestor {
  row: Row;
  /** How it is related to the one after it. */
  relation: 'self' | 'continued' | 'inherited' | 'nearest';
  /** Decisions in which it differs from the one after it. */
  changed: number[];
}

/**
 * Where a trial comes from, itself first: the trial it goes on with, the one whose weights it took, else, since searches do not
 * keep which candidate a strategy changed, the candidate most alike of those that had ended before it was started.
 */
export function lineage(rows: readonly Row[], start: Row, most = 12): Ancestor[] {
  const line: Ancestor[] = [{ row: start, relation: 'self', changed: [] }];
  let row = start;
  while (line.length < most) {
    const next = known(rows, row) ?? nearest(rows, row);
    if (!next) break;
    line.push(next);
    row = next.row;
  }
  return line;
}

function known(rows: readonly Row[], row: Row): Ancestor | null {
  for (const [number, relation] of [[row.continuesFrom, 'continued'], [row.inheritsFrom, 'inherited']] as const) {
    const from = number === null || number < 1 ? undefined : rows[number - 1];
    if (from && from.number < row.number) return { row: from, relation, changed: differences(from, row) };
  }
  return null;
}

function nearest(rows: readonly Row[], row: Row): Ancestor | null {
  const choices = choicesOf(row.genotype);
  const before = row.started ?? Infinity;
  let best: Row | null = null;
  let fewest = Math.max(1, Math.floor(choices.length / 2)) + 1;
  for (const other of rows) {
    if (other.number >= row.number || !isMeasured(other) || other.genotype === row.genotype || (other.finished ?? Infinity) > before) continue;
    const distance = difference(choicesOf(other.genotype), choices, fewest);
    if (distance < fewest) [best, fewest] = [other, distance];
  }
  return best && { row: best, relation: 'nearest', changed: differences(best, row) };
}

function differences(a: Row, b: Row): number[] {
  const [left, right] = [choicesOf(a.genotype), choicesOf(b.genotype)];
  return right.flatMap((choice, index) => (choice === left[index] ? [] : [index]));
}

function difference(a: readonly number[], b: readonly number[], limit: number): number {
  let count = 0;
  for (let index = 0; index < b.length && count < limit; index++) if (a[index] !== b[index]) count++;
  return count;
}
