import { Region } from '../../../../world/World';
import { CloudFormation } from '../stacks/CloudFormation';
import { DriftDetection } from '../stacks/ResourceDrift';
import { Stack } from '../stacks/Stack';
import { detectDrift, isChecked } from './detectDrift';

/** How long the detection of a stack takes beside that of its resources, in seconds. */
const SECONDS = 3;
const SECONDS_PER_RESOURCE = 0.2;

/**
 * Starts to detect the drift of the resources of a stack.
 *
 * @param logicalIds - the resources to check; all if it is left out
 */
export function startDetection(
  cloudFormation: CloudFormation,
  stack: Stack,
  logicalIds: string[] | undefined,
): DriftDetection {
  const { region } = cloudFormation;
  const detection: DriftDetection = {
    id: region.ids.uuid(),
    stackId: stack.id,
    startTime: region.world.now(),
  };
  if (stack.driftDetection) {
    cloudFormation.driftDetections.delete(stack.driftDetection.id);
  }
  cloudFormation.driftDetections.set(detection.id, detection);
  stack.driftDetection = detection;
  const isWanted = (id: string) => logicalIds?.includes(id) ?? true;
  const seconds = SECONDS + SECONDS_PER_RESOURCE * stack.resources.size;
  region.clock.after(seconds, () => finish(region, stack, detection, isWanted));
  return detection;
}

function finish(
  region: Region,
  stack: Stack,
  detection: DriftDetection,
  isWanted: (logicalId: string) => boolean,
): void {
  for (const [id, resource] of stack.resources) {
    if (isWanted(id) && isChecked(region, resource)) {
      stack.drifts.set(id, detectDrift(region, resource.physical));
    }
  }
  detection.driftedResources = knownDrifts(stack).filter(
    ({ status }) => status !== 'IN_SYNC',
  ).length;
}

/** What is known of the drift of the resources of a stack: nothing of one that was changed since. */
export function knownDrifts({ drifts, resources }: Stack) {
  return [...drifts.values()].filter(
    ({ physical }) => resources.get(physical.logicalId)?.physical === physical,
  );
}
