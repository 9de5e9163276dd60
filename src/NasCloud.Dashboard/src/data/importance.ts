/**
 * How much each decision matters: a random forest (Breiman 2001) learns the metric from the choices, and a decision's
 * importance is by how much its out-of-bag error grows when the decision's column is shuffled, as a share of all growth.
 */
export interface Importance {
  /** From 0 to 1 for each decision; they sum to 1 where anything matters. */
  shares: number[];
  /** How much of the variance the forest explains out of bag: below about 0.2 the shares say little. */
  explained: number;
  samples: number;
}

interface Node {
  feature: number;
  /** Samples with these options go left. */
  left: boolean[];
  low: Node | null;
  high: Node | null;
  value: number;
}

const trees = 40;
const mostSamples = 3000;
const leastInLeaf = 3;

/** @param choices For each sample its choices, -1 for an inactive decision. @param options How many options each decision has. */
export function importance(choices: Int16Array[], values: Float64Array, options: number[], seed = 1): Importance {
  const random = mulberry(seed);
  const [rows, targets] = subsample(choices, values, random);
  const count = rows.length;
  const none = { shares: options.map(() => 0), explained: 0, samples: count };
  if (count < 20) return none;
  const features = options.map((_, index) => index).filter(index => rows.some(row => row[index] !== rows[0][index]));
  const sum = new Float64Array(count);
  const votes = new Int32Array(count);
  const growth = new Float64Array(options.length);
  for (let tree = 0; tree < trees; tree++) {
    const inBag = new Uint8Array(count);
    const bag = Array.from({ length: count }, () => {
      const drawn = Math.floor(random() * count);
      inBag[drawn] = 1;
      return drawn;
    });
    const root = grow(rows, targets, bag, options, features, random, 0);
    const out = rows.map((_, index) => index).filter(index => !inBag[index]);
    for (const index of out) {
      sum[index] += predict(root, rows[index]);
      votes[index]++;
    }
    const used = usedBy(root, new Set());
    const error = squared(root, rows, targets, out);
    for (const feature of used) growth[feature] += Math.max(0, shuffledError(root, rows, targets, out, feature, random) - error) / out.length;
  }
  const total = growth.reduce((left, right) => left + right, 0);
  return { ...none, shares: [...growth].map(value => (total > 0 ? value / total : 0)), explained: explained(sum, votes, targets) };
}

function grow(rows: Int16Array[], targets: Float64Array, samples: number[], options: number[], features: number[], random: () => number, depth: number): Node {
  let mean = 0;
  for (const sample of samples) mean += targets[sample];
  mean /= samples.length;
  const leaf: Node = { feature: -1, left: [], low: null, high: null, value: mean };
  if (samples.length < 2 * leastInLeaf || depth >= 14) return leaf;
  let best: { gain: number; feature: number; left: boolean[] } | null = null;
  for (const feature of draw(features, random)) {
    const split = bestSplit(rows, targets, samples, feature, options[feature], mean);
    if (split && (!best || split.gain > best.gain)) best = { ...split, feature };
  }
  if (!best) return leaf;
  const { feature, left } = best;
  const low = samples.filter(sample => left[rows[sample][feature] + 1]);
  const high = samples.filter(sample => !left[rows[sample][feature] + 1]);
  return {
    feature,
    left,
    value: mean,
    low: grow(rows, targets, low, options, features, random, depth + 1),
    high: grow(rows, targets, high, options, features, random, depth + 1),
  };
}

// Options in the order of their means: the best of all splits into two is then one between neighbours (Fisher 1958).
function bestSplit(rows: Int16Array[], targets: Float64Array, samples: number[], feature: number, options: number, mean: number) {
  const sums = new Float64Array(options + 1);
  const counts = new Int32Array(options + 1);
  for (const sample of samples) {
    const option = rows[sample][feature] + 1;
    sums[option] += targets[sample] - mean;
    counts[option]++;
  }
  const present: number[] = [];
  for (let option = 0; option <= options; option++) if (counts[option] > 0) present.push(option);
  if (present.length < 2) return null;
  present.sort((a, b) => sums[a] / counts[a] - sums[b] / counts[b]);
  let [count, sum, gain, cut] = [0, 0, 1e-12, -1];
  for (let place = 0; place < present.length - 1; place++) {
    count += counts[present[place]];
    sum += sums[present[place]];
    const rest = samples.length - count;
    if (count < leastInLeaf || rest < leastInLeaf) continue;
    const here = (sum * sum) / count + (sum * sum) / rest;
    if (here > gain) [gain, cut] = [here, place];
  }
  if (cut < 0) return null;
  const left = new Array<boolean>(options + 1).fill(false);
  for (let place = 0; place <= cut; place++) left[present[place]] = true;
  return { gain, left };
}

function draw(features: number[], random: () => number): number[] {
  const wanted = Math.max(1, Math.ceil(features.length / 2));
  const pool = [...features];
  for (let index = 0; index < wanted; index++) {
    const other = index + Math.floor(random() * (pool.length - index));
    [pool[index], pool[other]] = [pool[other], pool[index]];
  }
  return pool.slice(0, wanted);
}

function predict(node: Node, row: Int16Array, feature = -1, option = 0): number {
  while (node.low) {
    const choice = node.feature === feature ? option : row[node.feature];
    node = node.left[choice + 1] ? node.low : node.high!;
  }
  return node.value;
}

function squared(root: Node, rows: Int16Array[], targets: Float64Array, samples: number[]): number {
  return samples.reduce((total, sample) => total + (predict(root, rows[sample]) - targets[sample]) ** 2, 0);
}

function shuffledError(root: Node, rows: Int16Array[], targets: Float64Array, samples: number[], feature: number, random: () => number): number {
  const shuffled = samples.map(sample => rows[sample][feature]);
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [shuffled[index], shuffled[other]] = [shuffled[other], shuffled[index]];
  }
  return samples.reduce((total, sample, index) => total + (predict(root, rows[sample], feature, shuffled[index]) - targets[sample]) ** 2, 0);
}

function usedBy(node: Node, used: Set<number>): Set<number> {
  if (!node.low) return used;
  used.add(node.feature);
  usedBy(node.low, used);
  return usedBy(node.high!, used);
}

function explained(sum: Float64Array, votes: Int32Array, targets: Float64Array): number {
  const seen = [...targets.keys()].filter(index => votes[index] > 0);
  const mean = seen.reduce((total, index) => total + targets[index], 0) / seen.length;
  const variance = seen.reduce((total, index) => total + (targets[index] - mean) ** 2, 0);
  const error = seen.reduce((total, index) => total + (sum[index] / votes[index] - targets[index]) ** 2, 0);
  return variance > 0 ? Math.max(0, 1 - error / variance) : 0;
}

function subsample(rows: Int16Array[], values: Float64Array, random: () => number): [Int16Array[], Float64Array] {
  if (rows.length <= mostSamples) return [rows, values];
  const pool = rows.map((_, index) => index);
  for (let index = 0; index < mostSamples; index++) {
    const other = index + Math.floor(random() * (pool.length - index));
    [pool[index], pool[other]] = [pool[other], pool[index]];
  }
  const chosen = pool.slice(0, mostSamples);
  return [chosen.map(index => rows[index]), Float64Array.from(chosen, index => values[index])];
}

/** Numbers from 0 to 1 that follow from a seed. */
export function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
