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
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSMClient } from '@aws-sdk/client-ssm';
import { FargateTarget } from '../targets';

/**
 * The AWS clients of one target. Pass an `abortSignal` with every call.
 *
 * @public
 */
export interface FargateClients {
  target: FargateTarget;
  acm: ACMClient;
  apiGateway: ApiGatewayV2Client;
  applicationAutoScaling: ApplicationAutoScalingClient;
  cloudFormation: CloudFormationClient;
  ec2: EC2Client;
  ecr: ECRClient;
  ecs: ECSClient;
  elbv2: ElasticLoadBalancingV2Client;
  /** Global: all targets of an account see the same roles. */
  iam: IAMClient;
  logs: CloudWatchLogsClient;
  /** Global: all targets of an account see the same zones. */
  route53: Route53Client;
  s3: S3Client;
  secretsManager: SecretsManagerClient;
  serviceDiscovery: ServiceDiscoveryClient;
  serviceQuotas: ServiceQuotasClient;
  ssm: SSMClient;
  tagging: ResourceGroupsTaggingAPIClient;
  /**
   * The time by AWS's clock, as its last response had it: what its timestamps
   * are to be compared with.
   */
  now(): Date;
  /** How many times as fast as real time this clock runs, where AWS is simulated. */
  clockSpeed(): number | undefined;
}
