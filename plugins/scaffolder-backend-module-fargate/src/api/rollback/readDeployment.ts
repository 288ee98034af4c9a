import {
  ContainerImage,
  DescribeServiceRevisionsCommand,
  DescribeTaskDefinitionCommand,
  ListServiceDeploymentsCommand,
  ServiceDeploymentBrief,
  ServiceRevision,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { InputError } from '@backstage/errors';
import {
  COMMIT_TAG,
  DEPLOYED_BY_TAG,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';

/** How many service revisions ECS describes in one call. */
const DESCRIBED_AT_ONCE = 20;

/** As many as ECS lists in one call. */
const MOST_DEPLOYMENTS = 100;

/** A deployment of a service, with all that its tasks were started from. */
export interface PastDeployment {
  /** `family:revision` */
  name: string;
  definition: TaskDefinition;
  images: readonly ContainerImage[];
  at?: Date;
  by?: string;
  commit?: string;
}

/**
 * Reads what a service once deployed, or runs. A family can have revisions of an API that had
 * the same name before: only what this service itself deployed is returned.
 *
 * @param serviceArn - `arn:…:service/{cluster}/{name}`
 * @param taskDefinitionArn - of any revision of its family.
 * @param field - of the action's input, for errors.
 * @throws InputError when the service has not deployed the revision, or ECS no longer
 *   describes it.
 */
export async function readDeployment(
  clients: Pick<FargateClients, 'ecs'>,
  {
    revision,
    serviceArn,
    taskDefinitionArn,
    field = 'rollBackTo',
  }: {
    revision: number;
    serviceArn: string;
    taskDefinitionArn: string;
    field?: string;
  },
  options: { signal?: AbortSignal } = {},
): Promise<PastDeployment> {
  const arn = taskDefinitionArn.replace(/\d+$/, String(revision));
  const name = arn.split('/').pop()!;
  const found = await findDeployment(clients, serviceArn, arn, options);
  if (!found) {
    throw new InputError(
      `${field}: the service has not deployed ${name}, at least not in its last ${MOST_DEPLOYMENTS} deployments. The card of the API lists those that can be restored.`,
    );
  }
  const described = await describe(clients, arn, options);
  if (!described) {
    throw new InputError(
      `${field}: ECS no longer describes ${name}. Update the API with the image ${found.images
        .map(({ image }) => image)
        .join(', ')} instead.`,
    );
  }
  return { ...found, ...described, name };
}

async function findDeployment(
  { ecs }: Pick<FargateClients, 'ecs'>,
  serviceArn: string,
  taskDefinitionArn: string,
  { signal: abortSignal }: { signal?: AbortSignal },
): Promise<Pick<PastDeployment, 'images' | 'at'> | undefined> {
  const [, cluster, service] = serviceArn.split('/');
  const { serviceDeployments: listed = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({
      cluster,
      service,
      maxResults: MOST_DEPLOYMENTS,
    }),
    { abortSignal },
  );
  // The documentation says nothing of the order.
  const serviceDeployments = [...listed].sort(
    (one, other) => Number(other.startedAt ?? 0) - Number(one.startedAt ?? 0),
  );
  for (let i = 0; i < serviceDeployments.length; i += DESCRIBED_AT_ONCE) {
    const some = serviceDeployments.slice(i, i + DESCRIBED_AT_ONCE);
    const { serviceRevisions = [] } = await ecs.send(
      new DescribeServiceRevisionsCommand({
        serviceRevisionArns: [...new Set(some.flatMap(revisionOf))],
      }),
      { abortSignal },
    );
    const revision = serviceRevisions.find(
      one => one.taskDefinition === taskDefinitionArn,
    );
    if (revision) {
      return {
        images: revision.containerImages ?? [],
        at: startOf(some, revision),
      };
    }
  }
  return undefined;
}

function startOf(
  deployments: readonly ServiceDeploymentBrief[],
  { serviceRevisionArn }: ServiceRevision,
): Date | undefined {
  return deployments.find(
    one => one.targetServiceRevisionArn === serviceRevisionArn,
  )?.startedAt;
}

function revisionOf({
  targetServiceRevisionArn,
}: ServiceDeploymentBrief): string[] {
  return targetServiceRevisionArn ? [targetServiceRevisionArn] : [];
}

async function describe(
  { ecs }: Pick<FargateClients, 'ecs'>,
  taskDefinition: string,
  { signal: abortSignal }: { signal?: AbortSignal },
): Promise<Pick<PastDeployment, 'definition' | 'by' | 'commit'> | undefined> {
  try {
    const answer = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }),
      { abortSignal },
    );
    const tag = (name: string) =>
      answer.tags?.find(({ key }) => key === name)?.value;
    return {
      definition: answer.taskDefinition!,
      by: tag(DEPLOYED_BY_TAG),
      commit: tag(COMMIT_TAG),
    };
  } catch (error) {
    if (
      error instanceof Error &&
      /^(ClientException|InvalidParameterException)$/.test(error.name)
    ) {
      return undefined;
    }
    throw error;
  }
}
