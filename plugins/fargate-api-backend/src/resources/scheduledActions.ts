import { DescribeScheduledActionsCommand } from '@aws-sdk/client-application-auto-scaling';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { parseServiceArn } from './arns';

/** A scheduled action of Application Auto Scaling. */
export interface ScheduledActionFacts {
  name: string;
  /** `cron(…)`, `at(…)` or `rate(…)` */
  schedule: string;
  /** IANA's name. */
  timezone: string;
  /** What it sets the limits of the desired count to. */
  min?: number;
  max?: number;
}

/** Observes the scheduled actions of a service. */
export function observeScheduledActions(
  { observations, target }: ObservationContext,
  serviceArn: Observed<string>,
): Promise<Observed<ScheduledActionFacts[]>> {
  return andThen(serviceArn, arn =>
    observations.observe({
      target,
      resource: `scheduled-actions:${arn}`,
      freshFor: FRESH_FOR.configured,
      read: (clients, signal) => readScheduledActions(clients, arn, signal),
    }),
  );
}

/** A target has few, which fit on one page. */
async function readScheduledActions(
  { applicationAutoScaling }: FargateClients,
  serviceArn: string,
  abortSignal: AbortSignal,
): Promise<ScheduledActionFacts[]> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const { ScheduledActions = [] } = await applicationAutoScaling.send(
    new DescribeScheduledActionsCommand({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: `service/${cluster}/${name}`,
    }),
    { abortSignal },
  );
  return ScheduledActions.map(action => ({
    name: action.ScheduledActionName!,
    schedule: action.Schedule!,
    timezone: action.Timezone ?? 'UTC',
    min: action.ScalableTargetAction?.MinCapacity,
    max: action.ScalableTargetAction?.MaxCapacity,
  }));
}
