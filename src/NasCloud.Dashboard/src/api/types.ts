// What the API answers, as docs/openapi.yaml has it; only what the pages read.

export type State = 'created' | 'searching' | 'finishing' | 'paused' | 'completed' | 'cancelled' | 'failed';
export type TrialState = 'open' | 'succeeded' | 'diverged' | 'failed' | 'timedOut' | 'cancelled';
export type EndReason = 'trials' | 'wallClock' | 'deviceHours' | 'target' | 'spaceExhausted' | 'supernetFailed' | 'stopped' | 'cancelled';
export type Goal = 'maximize' | 'minimize';
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface SearchListing {
  id: string;
  name?: string;
  state?: State;
  createdAt?: string;
  updatedAt?: string;
  problem?: string;
}

export interface SearchPage {
  items: SearchListing[];
  next?: string;
}

export interface Trial {
  number: number;
  kind: 'search' | 'supernet' | 'final';
  genotype: string;
  architectureId: string;
  epochs: number;
  continuesFrom?: number;
  inheritsFrom?: number;
  timeLimit?: string;
  parameters: number;
  flops: number;
}

export interface TrialScore {
  trial: number;
  outcome: Exclude<TrialState, 'open'>;
  metrics: Record<string, number>;
  error?: string;
  attempts: number;
  deviceSeconds: number;
  startedAt: string;
  finishedAt: string;
  trainer?: string;
  threads?: number;
}

export interface TrialReport {
  trial: Trial;
  score?: TrialScore;
}

export interface BestSoFar {
  metric: string;
  goal: Goal;
  evaluations: number[];
  values: number[];
}

export interface Search {
  id: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  state: State;
  wish: 'run' | 'pause' | 'cancel';
  reason?: EndReason;
  problem?: string;
  elapsedSeconds: number;
  deviceSeconds: number;
  cost?: { amount: number; currency: string };
  architectures: number;
  screened: number;
  done: number;
  failed: number;
  open: number;
  strategy: { name: string; summary: string; parameters: JsonObject; standsFor?: string; reason?: string };
  /** The trial whose candidate wins, or would if the search ended now. */
  winner?: number;
  bestSoFar: BestSoFar;
  spec: JsonObject;
  dataset?: { name: string; input: number[]; classes: string[]; trainingCount: number; testCount: number };
  traceId: string;
}

export interface CurvePoint {
  epoch: number;
  trainingLoss: number;
  metrics: Record<string, number>;
  seconds: number;
  learningRate: number;
}

export interface Attempt {
  trainer: string;
  startedAt: string;
  fromEpoch: number;
  seconds?: number;
  error?: string;
  givenBack: boolean;
}

export interface ArchitectureNode {
  name: string;
  operation: { type: string; [key: string]: Json };
  inputs: string[];
}

export interface NodeReport {
  name: string;
  shape: number[];
  parameters: number;
  flops: number;
}

export interface TrialDetail extends TrialReport {
  curve: CurvePoint[];
  architecture: { input: number[]; nodes: ArchitectureNode[]; output: string };
  nodes: NodeReport[];
  attempts: Attempt[];
}

export interface TrialLog {
  trial: number;
  attempts: { attempt: number; text: string }[];
}

export interface Columns {
  mark: string;
  number: number[];
  state: TrialState[];
  kind: Trial['kind'][];
  genotype: string[];
  epochs: number[];
  parameters: number[];
  flops: number[];
  continuesFrom: (number | null)[];
  inheritsFrom: (number | null)[];
  started: (number | null)[];
  finished: (number | null)[];
  deviceSeconds: number[];
  attempts: (number | null)[];
  trainer: (string | null)[];
  error: (string | null)[];
  metrics: Record<string, (number | null)[]>;
}

export interface Decision {
  name: string;
  options: string[];
  isOrdinal: boolean;
}

export interface Space {
  name: string;
  size: string;
  decisions: Decision[];
}

export interface Activity {
  running: { trial: number; attempts: Attempt[]; curve: CurvePoint[] }[];
  trainers: { name: string; startedAt: string; seenAt: string; scored: number; endedAt?: string; fault?: string }[];
}

export interface SpecError {
  path: string;
  message: string;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: SpecError[];
  traceId?: string;
}
