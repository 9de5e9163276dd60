// In place of data/importanceTask: a file may start no worker, and has nothing else to do.
import { importance, type Importance } from '../data/importance';
import type { ImportanceInput } from '../data/importanceTask';

export function computeImportance({ choices, values, options }: ImportanceInput, done: (result: Importance) => void): () => void {
  const timer = setTimeout(() => done(importance(choices, values, options)), 60);
  return () => clearTimeout(timer);
}
