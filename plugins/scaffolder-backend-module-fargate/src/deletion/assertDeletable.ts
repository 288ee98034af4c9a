import {
  DescribeStackResourcesCommand,
  StackResource,
} from '@aws-sdk/client-cloudformation';
import { ConflictError } from '@backstage/errors';
import {
  describeStack,
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { cancelDeletion } from '../stack/cancel';
import { DeploymentContext } from '../stack/DeploymentContext';
import { isSettled } from '../stack/startAction';
import { imagesInUse } from './imagesInUse';
import {
  foreignListeners,
  protectedBalancers,
  rulesOfApis,
} from './loadBalancing';
import { foreignInVpc, foreignRules } from './network';
import { StackToDelete, Obstacle, ReadObstacles } from './Obstacle';
import { openPreviews } from './openPreviews';
import { policiesOfRoles } from './policiesOfRoles';
import { servicesInCluster } from './servicesInCluster';

type StackName = Pick<StackRecord, 'arn' | 'name'>;

const READS: readonly ReadObstacles[] = [
  servicesInCluster,
  imagesInUse,
  openPreviews,
  protectedBalancers,
  foreignListeners,
  rulesOfApis,
  policiesOfRoles,
  foreignRules,
  foreignInVpc,
];

/**
 * Asks AWS, before anything is deleted, for what would keep CloudFormation from
 * deleting the stacks: half of an API does not answer, and half of an environment
 * has lost its egress addresses. What the portal may not read is not looked at.
 *
 * @param retain - logical ids of resources that may stay.
 * @throws ConflictError that names each obstacle and how to remove it.
 * @throws Error with the state of the first stack, when the task is cancelled.
 */
export async function assertDeletable(
  context: DeploymentContext,
  stacks: readonly StackName[],
  retain: readonly string[],
): Promise<void> {
  const found = await obstaclesOf(context, stacks);
  const mayStay = ({ keeps }: Obstacle) =>
    keeps.every(id => retain.includes(id));
  const fatal = found.filter(one => !mayStay(one));
  if (fatal.length) {
    const kept = [...new Set(fatal.flatMap(({ keeps }) => keeps))];
    throw new ConflictError(
      `Nothing was deleted, because the deletion could not be completed: ${fatal
        .map(({ text, repair }) => `${text}; ${repair}`)
        .join('. ')}. Or list ${kept.join(
        ', ',
      )} in retain to keep what cannot be deleted.`,
    );
  }
  context.log.lines(
    'Note',
    found.map(
      ({ text, keeps }) =>
        `${text}: ${keeps.join(', ')} will be retained, as requested`,
    ),
  );
}

async function obstaclesOf(
  context: DeploymentContext,
  stacks: readonly StackName[],
): Promise<Obstacle[]> {
  const { clients, signal } = context;
  try {
    const obstacles = (await stacksToDelete(context, stacks)).flatMap(
      stackToDelete =>
        READS.map(read => read(clients, stackToDelete, { signal })),
    );
    return (await Promise.all(obstacles)).flat();
  } catch (error) {
    throw signal?.aborted ? await cancelDeletion(context, stacks[0]) : error;
  }
}

/** Those that are there, and of which no operation is in progress. */
async function stacksToDelete(
  { authorize, clients, signal }: DeploymentContext,
  stacks: readonly StackName[],
): Promise<StackToDelete[]> {
  const found: Omit<StackToDelete, 'own'>[] = [];
  for (const { arn } of stacks) {
    const stack = await describeStack(clients, arn, { signal });
    if (
      stack &&
      isSettled(stack.status) &&
      stack.status !== 'DELETE_COMPLETE'
    ) {
      await authorize(clients, stack);
      found.push({
        stack,
        resources: await resourcesOf(clients, stack, signal),
      });
    }
  }
  const own = new Set(
    found
      .flatMap(({ resources }) => resources)
      .map(({ PhysicalResourceId }) => PhysicalResourceId!),
  );
  return found.map(stackToDelete => ({ ...stackToDelete, own }));
}

async function resourcesOf(
  { cloudFormation }: Pick<FargateClients, 'cloudFormation'>,
  { arn }: StackRecord,
  abortSignal: AbortSignal | undefined,
): Promise<StackResource[]> {
  const { StackResources = [] } = await cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: arn }),
    { abortSignal },
  );
  return StackResources.filter(
    ({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE',
  );
}
