import { isBetter, isMeasured, type Objective, type Row } from './trials';

export type Axis = 'evaluations' | 'deviceTime' | 'wallClock' | 'money';

export interface Step {
  x: number;
  value: number;
  row: Row;
}

/** Each trial that was better than all before, at what had been spent by its end; and where the search stands now. */
export function bestSoFar(ended: readonly Row[], objective: Objective, axis: Axis, pricePerSecond = 0): { steps: Step[]; end: number } {
  const steps: Step[] = [];
  let [evaluations, deviceSeconds, end] = [0, 0, 0];
  for (const row of ended) {
    deviceSeconds += row.deviceSeconds;
    if (isMeasured(row)) evaluations++;
    end =
      axis === 'evaluations' ? evaluations
      : axis === 'deviceTime' ? deviceSeconds
      : axis === 'money' ? deviceSeconds * pricePerSecond
      : Math.max(end, row.finished ?? 0);
    const value = row.metrics[objective.metric];
    if (!isMeasured(row) || value === undefined) continue;
    if (steps.length === 0 || isBetter(objective.goal, value, steps[steps.length - 1].value)) steps.push({ x: end, value, row });
  }
  return { steps, end };
}
