import type {
  StackDriftInformation,
  StackResourceDriftInformation,
} from '@aws-sdk/client-cloudformation';
import { knownDrifts } from '../model/drift/startDetection';
import { Stack } from '../model/stacks/Stack';

/** What the last drift detection of a stack found out about it. */
export function stackDrift(stack: Stack): StackDriftInformation {
  const { driftDetection } = stack;
  if (driftDetection?.driftedResources === undefined) {
    return { StackDriftStatus: 'NOT_CHECKED' };
  }
  return {
    StackDriftStatus: knownDrifts(stack).some(
      ({ status }) => status !== 'IN_SYNC',
    )
      ? 'DRIFTED'
      : 'IN_SYNC',
    LastCheckTimestamp: driftDetection.startTime,
  };
}

/** What the last drift detection of a resource found out about it. */
export function resourceDrift(
  stack: Stack,
  logicalId: string,
): StackResourceDriftInformation {
  const known = knownDrifts(stack).find(
    ({ physical }) => physical.logicalId === logicalId,
  );
  return known
    ? {
        StackResourceDriftStatus: known.status,
        LastCheckTimestamp: known.timestamp,
      }
    : { StackResourceDriftStatus: 'NOT_CHECKED' };
}
