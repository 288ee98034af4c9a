import { Rights } from '../../../../authorization/Rights';
import { ChangeSet } from './ChangeSet';
import { StackEvent } from './StackEvent';
import { StackGoal } from './StackGoal';
import { PhysicalResource, StackResource } from './StackResource';

/** One output of a stack. */
export interface StackOutput {
  key: string;
  value: string;
  description?: string;
  exportName?: string;
}

/** An operation on a stack that has not ended. */
export interface OperationInProgress {
  /** With which CloudFormation works on the stack. */
  readonly rights: Rights;
  /** Settles when the operation has ended, however it ended. */
  readonly finished: Promise<void>;
  /** The `ClientRequestToken` of its request. */
  readonly token?: string;
  /** Gives up every resource that is not complete, so that a deletion can start. */
  supersede(): void;
  /** Gives up every resource that is not complete, and rolls back. */
  cancel(reason: string): void;
}

/** A stack of one region. */
export interface Stack extends StackGoal {
  id: string;
  name: string;
  /** The stack of which it is a resource. */
  parentId?: string;
  /** The outermost of the stacks around it. */
  rootId?: string;
  status: string;
  statusReason?: string;
  detailedStatus?: string;
  creationTime: Date;
  lastUpdatedTime?: Date;
  deletionTime?: Date;
  capabilities: string[];
  roleArn?: string;
  disableRollback: boolean;
  retainExceptOnCreate: boolean;
  timeoutInMinutes?: number;
  terminationProtection: boolean;
  deletionMode?: string;
  changeSetId?: string;
  outputs: StackOutput[];
  resources: Map<string, StackResource>;
  /** Oldest first. */
  events: StackEvent[];
  changeSets: Map<string, ChangeSet>;
  operations: { id: string; type: string }[];
  /** Which request each client token was used for. */
  tokens: Map<string, string>;
  /** The operation that is under way. */
  run?: OperationInProgress;
  /** The names of other stacks' exports that this one uses. */
  imports: Set<string>;
  /** What a failed or paused update still has to take back. */
  unfinished?: Rollback;
}

/** What it takes to undo an update. */
export interface Rollback {
  goal: StackGoal;
  outputs: StackOutput[];
  /** Each resource that was touched, as it was before; undefined if it was not there. */
  before: Map<string, PhysicalResource | undefined>;
  /** What the update made and the rollback has still to delete. */
  cleanup: StackResource[];
}
