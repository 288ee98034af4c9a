import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  ServiceDeployment,
  ServiceRevision,
} from '@aws-sdk/client-ecs';
import {
  DeployedImage,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { idOf, parseServiceArn } from './arns';
import { isServiceChanging, ServiceFacts } from './service';

/** How many deployments or revisions ECS describes in one call. */
const DESCRIBED_AT_ONCE = 20;

/** What ECS keeps of a deployment. */
export interface PastDeployment {
  id: string;
  /** ECS's status: `SUCCESSFUL`, `ROLLBACK_SUCCESSFUL`, `STOPPED` … */
  status: string;
  reason?: string;
  /** Whether the circuit breaker or an alarm ended it. */
  hasFailed: boolean;
  alarms: string[];
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  desired?: number;
  /** ARN of the service revision that it deploys. */
  revisionArn?: string;
  /** ARN of the service revision that ECS restored instead. */
  restoredArn?: string;
  /** ARN of the task definition, if ECS describes the revision. */
  taskDefinitionArn?: string;
  images: DeployedImage[];
}

/**
 * Observes the newest deployments of a service, newest first.
 *
 * @param count - how many to read at most.
 */
export function observeServiceHistory(
  { observations, target }: ObservationContext,
  serviceArn: string,
  service: Observed<ServiceFacts>,
  count: number,
): Promise<Observed<PastDeployment[]>> {
  return andThen(service, ({ status, tasksVersion }) =>
    observations.observe({
      target,
      resource: `service-history:${serviceArn}`,
      freshFor: FRESH_FOR.versioned,
      version: tasksVersion,
      read: (clients, signal) =>
        readHistory(clients, serviceArn, count, signal),
      isChanging: () => isServiceChanging(status),
    }),
  );
}

async function readHistory(
  { ecs }: FargateClients,
  serviceArn: string,
  count: number,
  abortSignal: AbortSignal,
): Promise<PastDeployment[]> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const listed = await ecs.send(
    new ListServiceDeploymentsCommand({
      cluster,
      service: name,
      maxResults: count,
    }),
    { abortSignal },
  );
  const briefs = listed.serviceDeployments ?? [];
  const deployments = await inBatches(
    briefs.map(one => one.serviceDeploymentArn),
    serviceDeploymentArns =>
      ecs
        .send(
          new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }),
          { abortSignal },
        )
        .then(({ serviceDeployments = [] }) => serviceDeployments),
  );
  const revisions = await inBatches(
    deployments.flatMap(({ rollback, targetServiceRevision }) => [
      targetServiceRevision?.arn,
      rollback?.serviceRevisionArn,
    ]),
    serviceRevisionArns =>
      ecs
        .send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }), {
          abortSignal,
        })
        .then(({ serviceRevisions = [] }) => serviceRevisions),
  );
  return deployments
    .map(one => toPastDeployment(one, revisions))
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

function toPastDeployment(
  deployment: ServiceDeployment,
  revisions: readonly ServiceRevision[],
): PastDeployment {
  const { alarms, deploymentCircuitBreaker, rollback, targetServiceRevision } =
    deployment;
  const revisionArn = targetServiceRevision?.arn;
  const revision = revisions.find(
    one => one.serviceRevisionArn === revisionArn,
  );
  const triggered = alarms?.triggeredAlarmNames ?? [];
  const time = (at: Date | undefined) => at?.toISOString();
  return {
    id: idOf(deployment.serviceDeploymentArn!),
    status: deployment.status!,
    reason: deployment.statusReason ?? rollback?.reason,
    hasFailed:
      deploymentCircuitBreaker?.status === 'TRIGGERED' || triggered.length > 0,
    alarms: triggered,
    createdAt: time(deployment.createdAt)!,
    startedAt: time(deployment.startedAt ?? deployment.createdAt),
    finishedAt: time(deployment.finishedAt ?? deployment.stoppedAt),
    desired: targetServiceRevision?.requestedTaskCount,
    revisionArn,
    restoredArn: rollback?.serviceRevisionArn,
    taskDefinitionArn: revision?.taskDefinition,
    images: (revision?.containerImages ?? []).map(
      ({ containerName = '', image = '', imageDigest }) => ({
        container: containerName,
        image,
        ...(imageDigest && { digest: imageDigest }),
      }),
    ),
  };
}

async function inBatches<T>(
  arns: readonly (string | undefined)[],
  describe: (arns: string[]) => Promise<T[]>,
): Promise<T[]> {
  const distinct = [...new Set(arns)].filter(arn => arn !== undefined);
  const found: T[] = [];
  for (let at = 0; at < distinct.length; at += DESCRIBED_AT_ONCE) {
    found.push(...(await describe(distinct.slice(at, at + DESCRIBED_AT_ONCE))));
  }
  return found;
}
