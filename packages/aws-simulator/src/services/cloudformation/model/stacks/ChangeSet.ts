import { PlannedChange } from './PlannedChange';
import { DesiredState } from './DesiredState';

/** A problem that early validation found in a change set. */
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
  desired: DesiredState;
  capabilities: string[];
  roleArn?: string;
  onStackFailure?: string;
  /** Whether it also reverts what was changed outside of CloudFormation. */
  revertsDrift: boolean;
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
  /**
   * The problems that early validation found, and the operation under which
   * DescribeEvents returns them.
   */
  problems: ValidationProblem[];
  operationId: string;
  endTime?: Date;
  token?: string;
}
