import { ACMClient } from '@aws-sdk/client-acm';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSMClient } from '@aws-sdk/client-ssm';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** What AWS answers, by the name of the operation: an output, or an error. */
export type Answers = Record<string, object | ((input: any) => object)>;

/** AWS's error of that name. */
export function awsError(name: string): Error {
  return Object.assign(new Error(`${name} of AWS`), { name });
}

/** The time of the canned clients. */
export const NOW = new Date('2026-01-01T12:00:00Z');

/**
 * Clients with canned answers, for the branches that a simulator does not reach
 * one by one. `signals` has the abort signal of each request, `inputs` its
 * operation and input.
 */
export function cannedAws(answers: Answers) {
  const signals: unknown[] = [];
  const inputs: [operation: string, input: any][] = [];
  const send = async (
    command: any,
    options?: { abortSignal?: AbortSignal },
  ) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    signals.push(options?.abortSignal);
    inputs.push([operation, command.input]);
    const canned = answers[operation];
    const answer =
      typeof canned === 'function' ? canned(command.input) : canned;
    if (answer instanceof Error) {
      throw answer;
    }
    if (!answer) {
      throw new Error(`${operation} has no answer here`);
    }
    return answer;
  };
  const options = { region: 'eu-west-1' };
  const clients = {
    acm: new ACMClient(options),
    apiGateway: new ApiGatewayV2Client(options),
    applicationAutoScaling: new ApplicationAutoScalingClient(options),
    cloudFormation: new CloudFormationClient(options),
    ec2: new EC2Client(options),
    ecr: new ECRClient(options),
    ecs: new ECSClient(options),
    elbv2: new ElasticLoadBalancingV2Client(options),
    iam: new IAMClient(options),
    logs: new CloudWatchLogsClient(options),
    route53: new Route53Client(options),
    s3: new S3Client(options),
    secretsManager: new SecretsManagerClient(options),
    serviceDiscovery: new ServiceDiscoveryClient(options),
    serviceQuotas: new ServiceQuotasClient(options),
    ssm: new SSMClient(options),
  };
  for (const client of Object.values(clients)) {
    client.send = send as any;
  }
  return {
    clients: {
      ...clients,
      now: () => NOW,
      clockSpeed: () => undefined,
    } as unknown as FargateClients,
    signals,
    inputs,
  };
}
