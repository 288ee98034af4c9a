/**
 * A deployment of an API that waits for somebody who may approve it.
 *
 * @public
 */
export interface FargateApiApproval {
  id: string;
  /** Of the API. */
  entityRef: string;
  /** That it shall run. */
  image: string;
  /** That its stack has now. */
  previousImage?: string;
  /** Reference of the API that the image is promoted from. */
  from?: string;
  /**
   * Who applies changes of settings from then on, where that is to change: the URL of the
   * repository whose pipeline then may, or `portal`.
   */
  appliedBy?: string;
  /** Reference of the user, or name of the service. */
  requestedBy: string;
  requestedAt: string;
  /** When it ends without a decision. */
  expiresAt: string;
  /** ID of the task that waits. */
  taskId: string;
  /** Whether the user may decide. */
  mayDecide: boolean;
}

/**
 * The body of a decision.
 *
 * @public
 */
export interface ApprovalDecision {
  approve: boolean;
  /** Required of whoever declines. */
  reason?: string;
}

/**
 * What became of a request for approval, for the task that waits.
 *
 * @public
 */
export interface ApprovalState {
  id: string;
  state: 'waiting' | 'approved' | 'declined' | 'expired';
  expiresAt: string;
  /** Owners of the environment, who may approve. */
  approvers: string[];
  decidedBy?: string;
  reason?: string;
  /** Why the approvers could not be notified. */
  notNotified?: string;
}

/**
 * What a task asks to be approved. The same again is the same request.
 *
 * @public
 */
export interface ApprovalRequest {
  /** Hash of everything that is going to be deployed. */
  change: string;
  /** Of the API's environment, whose owner approves. */
  environmentRef: string;
  image: string;
  previousImage?: string;
  from?: string;
  appliedBy?: string;
  requestedBy: string;
  taskId: string;
}

/**
 * The topic of Backstage's events by which waiting tasks learn of a decision.
 *
 * @public
 */
export const APPROVAL_TOPIC = 'fargate-api.approval';
