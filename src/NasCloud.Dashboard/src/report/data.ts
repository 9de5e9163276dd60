import type { Columns, CurvePoint, JsonObject, Search, Space, TrialDetail } from '../api/types';
import { Trials } from '../data/trials';

export interface ReportEnvironment {
  role: 'driver' | 'trainer';
  nasCloud: string;
  dotNet: string;
  system: string;
  architecture: string;
  processor?: string;
  processors: number;
  memoryBytes: number;
  device?: string;
  libraries: Record<string, string>;
}

export interface Model {
  name: string;
  file: string;
  bytes: number;
  opset: number;
  parameters?: number;
  channels?: number;
  testAccuracy?: number;
  testRmse?: number;
  latencyMilliseconds?: number;
}

export interface Models {
  models: Model[];
  compression?: { largestLoss: number; samples: number; areHeldOut: boolean; steps: { model: string; isKept: boolean; accuracyLoss?: number; channels?: number; problem?: string }[] };
}

/** What the report holds of one search; the parts that the API has, too, are as the API answers them. */
export interface Part {
  search: Search & { spec: JsonObject };
  space: Space;
  environments: ReportEnvironment[];
  paretoFront: number[];
  models?: Models;
  card?: string;
  columns: Columns;
  curves: { trial: number; curve: CurvePoint[] }[];
  detail?: TrialDetail;
}

export interface Report {
  schemaVersion: number;
  kind: 'search' | 'comparison';
  writtenAt: string;
  nasCloud: string;
  searches: Part[];
}

export const report: Report = JSON.parse(document.getElementById('data')!.textContent!);

export const trialsOf = new Map(report.searches.map(part => [part, Trials.none.merge(part.columns)]));

export function partOf(id: string): Part {
  return report.searches.find(part => part.search.id === id)!;
}
