import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Drift, driftOf, isOtherRevision } from './driftOf';
import { expectedService } from './ExpectedService';
import { LiveService } from './LiveService';
import { readRevision } from './readRevision';
import { readService } from './readService';

/** A running service, and how it differs from what its stack asked for. */
export interface LiveDrift {
  service: LiveService;
  drift: readonly Drift[];
}

/**
 * Reads what runs of an API, and compares it with its stack.
 *
 * @returns undefined where no service runs.
 */
export async function readLiveDrift(
  { clients, signal }: { clients: FargateClients; signal?: AbortSignal },
  stack: Pick<StackRecord, 'outputs' | 'parameters'>,
): Promise<LiveDrift | undefined> {
  const expected = expectedService(stack);
  const service =
    expected && (await readService(clients, expected.arn, { signal }));
  if (!service || service.status === 'INACTIVE') {
    return undefined;
  }
  const read = (arn: string) =>
    readRevision(clients, arn, expected.arn.split('/').pop()!, { signal });
  const revisions = isOtherRevision(expected, service)
    ? {
        live: await read(service.taskDefinition),
        stack: await read(expected.taskDefinition!),
      }
    : {};
  return { service, drift: driftOf(expected, service, revisions) };
}
