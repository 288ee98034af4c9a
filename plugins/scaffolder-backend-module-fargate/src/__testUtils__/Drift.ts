import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { nginx, ReportedBench } from './ReportedBench';

/** A change that a person or a pipeline makes behind the stack's back. */
export interface Drift {
  /** What is changed, and how. */
  name: string;
  change(api: ReportedBench): Promise<unknown>;
  /** Of the API. Default: `public-api`. */
  kind?: ApiKind;
  /** What the API is deployed with beside what every API here has. */
  input?(api: ReportedBench): Promise<object>;
  /** Gives back what other APIs need. */
  undo?(api: ReportedBench): Promise<unknown>;
}

/** What a {@link Drift} is called, what it changes, and what else it needs. */
export type DriftRow = [
  name: string,
  change: Drift['change'],
  more?: Omit<Drift, 'name' | 'change' | 'kind'>,
];

/** Of the API's stack. */
export const outputsOf = async (api: ReportedBench) =>
  (await api.stack())!.outputs;

export const PIPELINE_DEPLOYED: DriftRow = [
  'image: a pipeline deployed another one',
  api => api.deployByPipeline(nginx('ci-42')),
];

export const STOPPED: DriftRow = [
  'count: 0, stopped on purpose',
  api => api.updateService({ desiredCount: 0 }),
];

/** The rows of APIs that are not public ones. */
export const driftsOf = (
  kind: ApiKind,
  title: string,
  rows: readonly DriftRow[],
): Drift[] =>
  rows.map(([name, change, more]) => ({
    name: `${title} · ${name}`,
    kind,
    change,
    ...more,
  }));
