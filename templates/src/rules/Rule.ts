import type { Deployment } from './planDeployment';

/** A requirement for all templates. */
export interface Rule {
  /** The requirement, as a sentence. */
  name: string;
  /** The violations in a deployment, one sentence each, starting with a logical ID. */
  find(deployment: Deployment): string[];
}
