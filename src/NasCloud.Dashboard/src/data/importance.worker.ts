import { importance } from './importance';

addEventListener('message', (event: MessageEvent<{ choices: Int16Array[]; values: Float64Array; options: number[] }>) => {
  const { choices, values, options } = event.data;
  postMessage(importance(choices, values, options));
});
