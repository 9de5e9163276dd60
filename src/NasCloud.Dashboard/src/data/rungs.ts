import { isMeasured, type Objective, type Row, isBetter } from './trials';

export interface Rung {
  epochs: number;
  trials: number;
  open: number;
  ended: number;
  measured: number;
  /** How many went on to more epochs. */
  promoted: number;
  best: Row | null;
}

/** The epochs that trials train to, and how many went on from each. */
export function rungs(rows: readonly Row[], objective: Objective): Rung[] {
  const byEpochs = new Map<number, Rung>();
  for (const row of rows) {
    const rung = byEpochs.get(row.epochs) ?? { epochs: row.epochs, trials: 0, open: 0, ended: 0, measured: 0, promoted: 0, best: null };
    byEpochs.set(row.epochs, rung);
    rung.trials++;
    if (row.state === 'open') rung.open++;
    else rung.ended++;
    if (row.state === 'succeeded') rung.measured++;
    const value = row.metrics[objective.metric];
    if (isMeasured(row) && value !== undefined && (!rung.best || isBetter(objective.goal, value, rung.best.metrics[objective.metric]))) rung.best = row;
  }
  const gone = new Set<number>();
  for (const row of rows) {
    if (row.continuesFrom !== null && row.continuesFrom > 0 && !gone.has(row.continuesFrom)) {
      gone.add(row.continuesFrom);
      const from = rows[row.continuesFrom - 1];
      if (from) byEpochs.get(from.epochs)!.promoted++;
    }
  }
  return [...byEpochs.values()].sort((a, b) => a.epochs - b.epochs);
}
