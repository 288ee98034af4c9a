import {
  ApprovalRequest,
  ApprovalState,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * The requests for approval of tasks.
 *
 * @public
 */
export interface Approvals {
  /** What became of a request, which is new when it is the first time. */
  request(
    entityRef: string,
    request: ApprovalRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ApprovalState>;
  /** Ends a request. */
  close(
    entityRef: string,
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<void>;
  /** Resolves when a decision is published, if that is heard here, or the signal aborts. */
  decision(id: string, signal: AbortSignal): Promise<void>;
}
