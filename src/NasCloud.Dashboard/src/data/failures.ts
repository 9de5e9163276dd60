import type { TrialState } from '../api/types';
import type { Row } from './trials';

export interface Cause {
  state: TrialState;
  text: string;
  rows: Row[];
}

/** Trials without a result by why: messages that differ in their numbers and names alone are one cause. The commonest comes first. */
export function causes(rows: readonly Row[]): Cause[] {
  const groups = new Map<string, Cause>();
  for (const row of rows) {
    if (row.state === 'open' || row.state === 'succeeded') continue;
    const key = `${row.state} ${shape(row.error ?? '')}`;
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { state: row.state, text: row.error ?? '', rows: [row] });
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
}

function shape(message: string): string {
  return message.replace(/'[^']*'/g, "'…'").replace(/\d[\d._,x]*/g, '#');
}
