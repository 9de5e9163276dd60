import type { Goal } from '../api/types';

export interface Point {
  x: number;
  y: number;
}

/**
 * The points that no other beats in both, in the order of x; of equal points the first.
 * Costs one sort and one pass.
 */
export function paretoFront<T extends Point>(points: readonly T[], xGoal: Goal, yGoal: Goal): T[] {
  const xSign = xGoal === 'maximize' ? -1 : 1;
  const ySign = yGoal === 'maximize' ? -1 : 1;
  const sorted = points.filter(point => Number.isFinite(point.x) && Number.isFinite(point.y)).sort((a, b) => xSign * (a.x - b.x) || ySign * (a.y - b.y));
  const front: T[] = [];
  let best = Infinity;
  for (const point of sorted) {
    if (ySign * point.y < best) {
      best = ySign * point.y;
      front.push(point);
    }
  }
  return front.sort((a, b) => a.x - b.x);
}
