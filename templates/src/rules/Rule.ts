import type { Deployment } from './planDeployment';

/** Something that every one of our templates must get right. */
export interface Rule {
  /** What is required, as a sentence. */
  name: string;
  /** What is wrong in a deployment, one sentence each, led by a logical id. */
  find(deployment: Deployment): string[];
}
