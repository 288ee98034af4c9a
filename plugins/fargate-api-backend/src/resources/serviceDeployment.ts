import { DescribeServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import {
  CircuitBreakerCount,
  Observed,
  ServiceStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, MissingError, ObservationContext } from '../aws';
import { isServiceChanging, ServiceFacts } from './service';

/** The details of a rollout that only the service deployment contains. */
interface DeploymentFacts {
  breaker?: CircuitBreakerCount;
  /** The lifecycle stage of a blue/green deployment. */
  stage?: string;
}

/** Observes the status of a service, including details of the service deployment in progress. */
export async function observeServiceStatus(
  context: ObservationContext,
  service: Observed<ServiceFacts>,
): Promise<Observed<ServiceStatus>> {
  const deployment = await observeDeployment(context, service);
  return andThen(service, ({ status }) => ({
    value: {
      ...status,
      ...(status.rollout && {
        rollout: { ...status.rollout, ...deployment.value },
      }),
    },
  }));
}

function observeDeployment(
  { observations, target }: ObservationContext,
  service: Observed<ServiceFacts>,
): Promise<Observed<DeploymentFacts>> {
  return andThen(service, async ({ deploymentArn, tasksVersion, status }) =>
    deploymentArn
      ? observations.observe({
          target,
          resource: `deployment:${deploymentArn}`,
          freshFor: FRESH_FOR.versioned,
          version: tasksVersion,
          read: (clients, signal) =>
            readDeployment(clients, deploymentArn, signal),
          // The lifecycle stage also advances while no task starts or stops.
          isChanging: () => isServiceChanging(status),
        })
      : {},
  );
}

async function readDeployment(
  { ecs }: FargateClients,
  deploymentArn: string,
  signal: AbortSignal,
): Promise<DeploymentFacts> {
  const { serviceDeployments } = await ecs.send(
    new DescribeServiceDeploymentsCommand({
      serviceDeploymentArns: [deploymentArn],
    }),
    { abortSignal: signal },
  );
  const deployment = serviceDeployments?.[0];
  if (!deployment) {
    throw new MissingError('deployment-missing', { arn: deploymentArn });
  }
  const { status, failureCount, threshold } =
    deployment.deploymentCircuitBreaker ?? {};
  const { lifecycleStage: stage } = deployment;
  return {
    ...(status &&
      threshold !== undefined && {
        breaker: { status, failures: failureCount ?? 0, threshold },
      }),
    ...(stage && { stage }),
  };
}
