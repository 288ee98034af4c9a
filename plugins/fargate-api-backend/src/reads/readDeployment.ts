import { DescribeServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { CircuitBreakerCount } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';

/** Of a service deployment, what the service does not say. */
export interface DeploymentFacts {
  breaker?: CircuitBreakerCount;
  /** How far a blue/green deployment is. */
  stage?: string;
}

/** @throws MissingError when ECS has no such deployment. */
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
