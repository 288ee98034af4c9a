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
import { DeploymentContext } from '../stack/DeploymentContext';
import { isSettled } from '../stack/startAction';
import { foreignListeners, protectedBalancers } from './loadBalancing';
import { foreignInVpc, foreignRules } from './network';
import { Doomed, Obstacle, ReadObstacles } from './Obstacle';
import { policiesOfRoles } from './policiesOfRoles';
import { servicesInCluster } from './servicesInCluster';

const READS: readonly ReadObstacles[] = [
  servicesInCluster,
  protectedBalancers,
  foreignListeners,
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
 */
export async function assertDeletable(
  context: DeploymentContext,
  stacks: readonly { arn: string }[],
  retain: readonly string[],
): Promise<void> {
  const { clients, log, signal } = context;
  const obstacles = (await doomedBy(context, stacks)).map(doomed =>
    Promise.all(READS.map(read => read(clients, doomed, { signal }))),
  );
  const found = (await Promise.all(obstacles)).flat(2);
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
  log.lines(
    'Note',
    found.map(
      ({ text, keeps }) =>
        `${text}: ${keeps.join(', ')} will be retained, as requested`,
    ),
  );
}

/** Those that are there, and of which no operation is in progress. */
async function doomedBy(
  { authorize, clients, signal }: DeploymentContext,
  stacks: readonly { arn: string }[],
): Promise<Doomed[]> {
  const found: Omit<Doomed, 'own'>[] = [];
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
  return found.map(doomed => ({ ...doomed, own }));
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
