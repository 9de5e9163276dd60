import type { Row } from './trials';

/** How many trials each trainer scored, and the seconds that they took it. */
export function byTrainer(rows: readonly Row[]): Map<string, { count: number; seconds: number }> {
  const trainers = new Map<string, { count: number; seconds: number }>();
  for (const row of rows) {
    if (!row.trainer) continue;
    const known = trainers.get(row.trainer) ?? { count: 0, seconds: 0 };
    trainers.set(row.trainer, { count: known.count + 1, seconds: known.seconds + row.deviceSeconds });
  }
  return trainers;
}

/** The order of names that end in numbers: trainer-2 before trainer-10. */
export const byName = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
