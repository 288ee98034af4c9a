import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReportedBench } from './ReportedBench';

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
