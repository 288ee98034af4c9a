import {
  DescribeTaskDefinitionCommand,
  Tag,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import {
  DeploymentDifference,
  Observed,
  plainText,
  TaskDefinitionStatus,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  COMMIT_TAG,
  DEPLOYED_BY_TAG,
  DEPLOYED_TASK_TAG,
  FargateClients,
  readDeployer,
  ROLLED_BACK_TO_TAG,
  RUN_TAG,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';
import { toTaskDefinitionStatus } from './taskDefinition';
import { taskDefinitionDifferences } from './taskDefinitionDifferences';

/** Who deployed a revision, and what for, by its tags. */
export interface DeploymentTags {
  deployedBy?: string;
  approvedBy?: string;
  task?: string;
  commit?: string;
  run?: string;
  rolledBackTo?: number;
}

/** A revision of a task definition that was deployed. */
export interface DeployedRevision {
  arn: string;
  status: TaskDefinitionStatus;
  tags: DeploymentTags;
  /** Against the one that runs; undefined without it. */
  differences?: DeploymentDifference[];
}

/**
 * Observes revisions of a task definition, compared with one of them. Those that ECS
 * no longer describes are left out. The values of their variables are read and
 * compared here, and neither cached nor returned.
 */
export function observeDeployedRevisions(
  { observations, target }: ObservationContext,
  serviceArn: string,
  revisions: { arns: readonly string[]; runningArn: string | undefined },
): Promise<Observed<DeployedRevision[]>> {
  return observations.observe({
    target,
    resource: `deployed-revisions:${serviceArn}`,
    // Tags can change, a revision cannot.
    freshFor: FRESH_FOR.configured,
    version: [revisions.runningArn, ...revisions.arns].join(' '),
    read: (clients, signal) => readRevisions(clients, revisions, signal),
  });
}

async function readRevisions(
  clients: FargateClients,
  {
    arns,
    runningArn,
  }: { arns: readonly string[]; runningArn: string | undefined },
  signal: AbortSignal,
): Promise<DeployedRevision[]> {
  const read = await Promise.all(
    arns.map(arn => readTaggedRevision(clients, arn, signal)),
  );
  const found = read.filter(one => one !== undefined);
  const running = found.find(
    ({ definition }) => definition.taskDefinitionArn === runningArn,
  );
  return found.map(({ definition, tags }) => ({
    arn: definition.taskDefinitionArn!,
    status: toTaskDefinitionStatus(definition),
    tags: toDeploymentTags(tags),
    ...(running && {
      differences: taskDefinitionDifferences(running.definition, definition),
    }),
  }));
}

/** @returns undefined for one that ECS no longer describes: it may forget those that nothing uses. */
async function readTaggedRevision(
  { ecs }: FargateClients,
  arn: string,
  abortSignal: AbortSignal,
): Promise<{ definition: TaskDefinition; tags: Tag[] } | undefined> {
  try {
    const { taskDefinition, tags = [] } = await ecs.send(
      new DescribeTaskDefinitionCommand({
        taskDefinition: arn,
        include: ['TAGS'],
      }),
      { abortSignal },
    );
    return taskDefinition && { definition: taskDefinition, tags };
  } catch (error) {
    if (/^(ClientException|InvalidParameterException)$/.test(nameOf(error))) {
      return undefined;
    }
    throw error;
  }
}

/** Whoever deploys into the account writes them, so they are texts from outside. */
export function toDeploymentTags(tags: readonly Tag[]): DeploymentTags {
  const valueOf = (name: string) => {
    const value = tags.find(({ key }) => key === name)?.value;
    return value ? plainText(value) : undefined;
  };
  const commit = valueOf(COMMIT_TAG);
  const rolledBackTo = Number(valueOf(ROLLED_BACK_TO_TAG));
  const all: DeploymentTags = {
    ...readDeployer(valueOf(DEPLOYED_BY_TAG) ?? ''),
    task: valueOf(DEPLOYED_TASK_TAG),
    commit: commit && /^[0-9a-f]{7,64}$/.test(commit) ? commit : undefined,
    run: webUrl(valueOf(RUN_TAG)),
    rolledBackTo:
      Number.isInteger(rolledBackTo) && rolledBackTo > 0
        ? rolledBackTo
        : undefined,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  );
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
