import type { Importance } from './importance';

export interface ImportanceInput {
  choices: Int16Array[];
  values: Float64Array;
  options: number[];
}

/** Computes importance in a worker, so that the pages stay fluid. Returns what breaks it off. */
export function computeImportance(input: ImportanceInput, done: (result: Importance) => void): () => void {
  const worker = new Worker(new URL('./importance.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', event => done(event.data));
  worker.postMessage(input);
  return () => worker.terminate();
}
