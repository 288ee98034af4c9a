import { setMaxListeners } from 'node:events';
import { Rights } from '../../../../rights/Rights';
import { CloudFormation } from '../stacks/CloudFormation';
import { OperationInProgress, Stack } from '../stacks/Stack';
import { StackResource } from '../stacks/StackResource';

/** The operation types of DescribeEvents. */
export type OperationType =
  | 'CREATE_STACK'
  | 'UPDATE_STACK'
  | 'DELETE_STACK'
  | 'CREATE_CHANGESET'
  | 'CONTINUE_ROLLBACK'
  | 'ROLLBACK';

interface ResourceEventOptions {
  reason?: string;
  detailedStatus?: string;
  /**
   * Whether it is an event of the cleanup after an update, which has another
   * id and no properties.
   */
  cleanup?: boolean;
}

/** An operation on a stack while it is in progress: its events and its cancellation. */
export class StackRun implements OperationInProgress {
  /** Whether a deletion replaces the operation, which is then not rolled back. */
  superseded = false;
  /** Whether CancelUpdateStack was called. */
  cancelled = false;
  /** Why the whole operation was stopped, if not by a resource. */
  stopReason?: string;
  /** Settles when the operation has ended, however it ended. */
  finished: Promise<void> = Promise.resolve();
  #operation: { id: string; type: string };
  #phase = newPhase();

  constructor(
    readonly cloudFormation: CloudFormation,
    readonly stack: Stack,
    type: OperationType,
    readonly rights: Rights,
    readonly token?: string,
  ) {
    this.#operation = this.begin(type);
  }

  get operationId(): string {
    return this.#operation.id;
  }

  get region() {
    return this.cloudFormation.region;
  }

  get types() {
    return this.cloudFormation.resourceTypes;
  }

  /** Aborts when the resources of the current phase are cancelled. */
  get signal(): AbortSignal {
    return this.#phase.signal;
  }

  /** Starts another operation: a rollback has an id of its own. */
  begin(type: OperationType) {
    this.#operation = { id: this.region.ids.uuid(), type };
    this.stack.operations.unshift(this.#operation);
    this.#phase = newPhase();
    return this.#operation;
  }

  /** Cancels every resource of the current phase that is not complete. */
  abort(): void {
    this.#phase.abort(new Error('cancelled'));
  }

  supersede(): void {
    this.superseded = true;
    this.abort();
  }

  cancel(reason: string): void {
    this.cancelled = true;
    this.stopReason = reason;
    this.abort();
  }

  /** Cancels the resources of the current phase after a second, as on AWS. */
  abortSoon(): void {
    const phase = this.#phase;
    this.region.clock.after(1, () => phase.abort(new Error('cancelled')));
  }

  sleep(seconds: number): Promise<void> {
    return this.region.clock.sleep(seconds);
  }

  /** Sets the status of the stack, and adds an event. */
  stackEvent(status: string, reason?: string, detailedStatus?: string): void {
    const { stack } = this;
    stack.status = status;
    stack.statusReason = reason;
    stack.detailedStatus = detailedStatus;
    stack.events.push({
      ...this.#event(),
      EventId: this.region.ids.uuid(),
      LogicalResourceId: stack.name,
      PhysicalResourceId: stack.id,
      ResourceType: 'AWS::CloudFormation::Stack',
      ResourceStatus: status,
      ResourceStatusReason: reason,
      DetailedStatus: detailedStatus,
    });
  }

  /** Sets the status of a resource, and adds an event. */
  resourceEvent(
    resource: StackResource,
    status: string,
    options: ResourceEventOptions = {},
  ): void {
    const physical = resource.attempted ?? resource.physical;
    const now = this.region.world.now();
    resource.status = status;
    resource.statusReason = options.reason;
    resource.timestamp = now;
    this.stack.events.push({
      ...this.#event(),
      EventId: `${physical.logicalId}-${
        options.cleanup
          ? this.region.ids.uuid()
          : `${status}-${now.toISOString()}`
      }`,
      LogicalResourceId: physical.logicalId,
      PhysicalResourceId: physical.physicalId,
      ResourceType: physical.type,
      ResourceStatus: status,
      ResourceStatusReason: options.reason,
      DetailedStatus: options.detailedStatus,
      properties: options.cleanup ? undefined : physical.shownProperties,
    });
  }

  #event() {
    return {
      OperationId: this.#operation.id,
      OperationType: this.#operation.type,
      Timestamp: this.region.world.now(),
      ClientRequestToken: this.token,
    };
  }
}

function newPhase(): AbortController {
  const controller = new AbortController();
  // Every resource of the stack adds a listener; hundreds are not a leak.
  setMaxListeners(0, controller.signal);
  return controller;
}
