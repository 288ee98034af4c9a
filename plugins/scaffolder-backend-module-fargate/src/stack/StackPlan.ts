import { StackKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { PlannedChange } from '../log/PlannedChanges';

/** A stack as it is, and as a deployment would make it. */
export interface StackPlan {
  kind: StackKind;
  /** Its kind as it is, where the deployment gives it another one. */
  kindBefore?: StackKind;
  region: string;
  /** Its parameters; undefined for a stack that does not exist. */
  before?: Readonly<Record<string, string>>;
  /** As far as they are known before the deployment. */
  after: Readonly<Record<string, string>>;
  /** Undefined where AWS could not plan it yet. */
  changes?: readonly PlannedChange[];
}
