import { PlannedChange } from './PlannedChange';
import { StackGoal } from './StackGoal';

/** What early validation refuses in a change set. */
export interface ValidationProblem {
  logicalId: string;
  type: string;
  /** Where in the resource, e.g. `/Properties/Port`. */
  path: string;
  message: string;
}

/** A change set of a stack. */
export interface ChangeSet {
  id: string;
  name: string;
  type: 'CREATE' | 'UPDATE';
  description?: string;
  goal: StackGoal;
  capabilities: string[];
  roleArn?: string;
  onStackFailure?: string;
  creationTime: Date;
  status:
    | 'CREATE_PENDING'
    | 'CREATE_IN_PROGRESS'
    | 'CREATE_COMPLETE'
    | 'FAILED';
  statusReason?: string;
  executionStatus:
    | 'UNAVAILABLE'
    | 'AVAILABLE'
    | 'EXECUTE_IN_PROGRESS'
    | 'EXECUTE_COMPLETE'
    | 'EXECUTE_FAILED'
    | 'OBSOLETE';
  changes: PlannedChange[];
  /** The early validation's finds, and the operation under which DescribeEvents tells them. */
  problems: ValidationProblem[];
  operationId: string;
  endTime?: Date;
  token?: string;
}
