import { ChangeSet } from '../changes/ChangeSet';
import { StackRun } from '../execution/StackRun';
import { ParameterValue } from '../parameters/ParameterValue';
import { Template } from '../template/Template';
import { Tag } from './Tag';
import { StackEvent } from './StackEvent';

/** One physical resource that a stack made. */
export interface PhysicalResource {
  logicalId: string;
  type: string;
  /** Empty until the resource is accepted. */
  physicalId: string;
  properties: Record<string, any>;
  /** The properties as events show them, without secrets. */
  shownProperties: Record<string, any>;
  metadata?: Record<string, unknown>;
  /** What `Ref` gives. */
  ref: string;
  /** What `Fn::GetAtt` gives. */
  attributes: Record<string, unknown>;
  /** The logical ids that had to be there before it. */
  needs: string[];
  deletionPolicy?: string;
  updateReplacePolicy?: string;
  description?: string;
  /** The stack's tags when it was made or last changed. */
  stackTags: Tag[];
}

/** A resource of a stack, as the stack shows it. */
export interface StackResource {
  physical: PhysicalResource;
  /** What an update in place is bringing it to, or failed to bring it to. */
  attempted?: PhysicalResource;
  status: string;
  statusReason?: string;
  timestamp: Date;
}

/** What a stack shall be: the input of a create or update. */
export interface StackGoal {
  templateBody: string;
  template: Template;
  parameters: Map<string, ParameterValue>;
  tags: Tag[];
  notificationArns: string[];
}

/** One output of a stack. */
export interface StackOutput {
  key: string;
  value: string;
  description?: string;
  exportName?: string;
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
  run?: StackRun;
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

/** The part of a stack that an update changes. */
export function goalOf(goal: StackGoal): StackGoal {
  return {
    templateBody: goal.templateBody,
    template: goal.template,
    parameters: goal.parameters,
    tags: goal.tags,
    notificationArns: goal.notificationArns,
  };
}
