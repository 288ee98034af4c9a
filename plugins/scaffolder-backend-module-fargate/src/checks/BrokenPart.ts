import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** A part of an API that its stack refers to and that is not usable any more. */
export interface BrokenPart {
  /** What is wrong, as a clause. */
  text: string;
  /** How to repair it, as a clause. */
  repair: string;
  /** Whether a new revision of the task definition repairs it. */
  isRevision?: boolean;
  /** Whether a new deployment of the service, which a new revision begins, repairs it. */
  isDeployment?: boolean;
  /** Whether another health check of the target group repairs it. */
  isHealthCheck?: boolean;
  /** Whether an update succeeds all the same, and does not mend it. */
  isOutside?: boolean;
}

/** Asks AWS for one part. */
export type ReadPart = (
  clients: FargateClients,
  stack: Pick<StackRecord, 'kind' | 'outputs' | 'parameters'>,
  options: { signal?: AbortSignal },
) => Promise<BrokenPart | BrokenPart[] | undefined>;
