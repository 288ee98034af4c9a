import { DescribeServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { NotFoundError } from '@backstage/errors';
import { CircuitBreakerCount } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** Of a service deployment, what the service does not say. */
export interface DeploymentFacts {
  breaker?: CircuitBreakerCount;
  /** How far a blue/green deployment is. */
  stage?: string;
}

/** @throws NotFoundError when ECS has no such deployment. */
export async function readDeployment(
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
    throw new NotFoundError(`ECS has no service deployment ${deploymentArn}`);
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
