import { DescribeServicesCommand, ServiceEvent } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { orMissing } from './orMissing';
import { secondsBetween } from '../log/format';

/**
 * How long an event of an unhealthy target counts. ECS replaces the task at once,
 * so that its target is rarely seen as unhealthy.
 */
const RECENT_SECONDS = 600;

/** As in `… is unhealthy in (target-group …) due to (reason Health checks failed with these codes: [404]).` */
const UNHEALTHY =
  /is unhealthy in \(target-group .+?\) due to \(reason (.+?)\)/;

/**
 * Why no target of an API is healthy, although tasks are desired.
 *
 * @returns AWS's reason; undefined when a target is healthy, or may become so.
 */
export async function unhealthyTargets(
  { ecs, elbv2, now }: FargateClients,
  { outputs: { ServiceArn, TargetGroupArn } }: Pick<StackRecord, 'outputs'>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<string | undefined> {
  if (!ServiceArn || !TargetGroupArn) {
    return undefined;
  }
  const targets = await orMissing('TargetGroupNotFoundException', async () => {
    const { TargetHealthDescriptions = [] } = await elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
      { abortSignal: signal },
    );
    return TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth);
  });
  if (!targets || targets.some(target => target?.State === 'healthy')) {
    return undefined;
  }
  const [, cluster, name] = ServiceArn.split('/');
  const service = await orMissing('ClusterNotFoundException', async () => {
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster, services: [name] }),
      { abortSignal: signal },
    );
    return services?.[0];
  });
  const reason =
    targets.find(target => target?.State === 'unhealthy')?.Description ??
    recentReason(service?.events ?? [], now());
  return service?.desiredCount ? reason : undefined;
}

function recentReason(
  events: readonly ServiceEvent[],
  now: Date,
): string | undefined {
  return events
    .filter(({ createdAt }) => secondsBetween(createdAt!, now) < RECENT_SECONDS)
    .map(({ message }) => UNHEALTHY.exec(message ?? '')?.[1])
    .find(found => found !== undefined);
}
