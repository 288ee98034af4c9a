import { Rights } from '../../../../rights/Rights';
import { ChangeSet } from './ChangeSet';
import { StackEvent } from './StackEvent';
import { DesiredState } from './DesiredState';
import { DriftDetection, ResourceDrift } from './ResourceDrift';
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
  /** Cancels every resource that is not complete, so that a deletion can start. */
  supersede(): void;
  /** Cancels every resource that is not complete, and rolls back. */
  cancel(reason: string): void;
}

/** A stack of one region. */
export interface Stack extends DesiredState {
  id: string;
  name: string;
  /** The stack that contains it as a nested stack. */
  parentId?: string;
  /** The root stack of a nested stack. */
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
  /** The accepted requests, by client token. */
  tokens: Map<string, string>;
  /** The last detection of its drift. */
  driftDetection?: DriftDetection;
  /** What was found out about the drift of each resource, by logical id. */
  drifts: Map<string, ResourceDrift>;
  /** The operation in progress. */
  run?: OperationInProgress;
  /** The names of the exports of other stacks that it imports. */
  imports: Set<string>;
  /** The state to which a failed update can be rolled back. */
  unfinished?: Rollback;
}

/** The state before an update, for its rollback. */
export interface Rollback {
  desired: DesiredState;
  outputs: StackOutput[];
  /** Each changed resource as it was before; undefined if it did not exist. */
  before: Map<string, PhysicalResource | undefined>;
  /** The resources that the update created and the rollback must delete. */
  cleanup: StackResource[];
}
