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
import { Config } from '@backstage/config';
import {
  AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import { FargateTarget, FargateTargets } from '../targets';
import { AwsAccess } from './AwsAccess';
import { AwsClock } from './AwsClock';
import { FargateAwsUse } from './FargateAwsUse';
import { FargateClients } from './FargateClients';
import { retryOnlyClockSkew } from './retryOnlyClockSkew';
import { hasRoles, targetCredentials } from './targetCredentials';
import { USER_AGENT } from './userAgent';

/**
 * A deployment or operation waits through throttling. A read can fail fast, if
 * its caller can show the last known value.
 */
const PATIENT = { retryMode: 'adaptive', maxAttempts: 8 };
const FAIL_FAST = { retryMode: 'standard', maxAttempts: 2 };

/** How long clients are kept for an initiator who does not use them. */
const IDLE_MS = 3_600_000;

/**
 * The AWS clients of all configured targets.
 *
 * @public
 */
export class FargateAws {
  readonly #clients = new Map<
    string,
    { clients: Promise<FargateClients>; usedAt: number }
  >();

  /**
   * Credentials come from the roles of a target, or else from `aws.accounts` of
   * the configuration.
   */
  static fromConfig(config: Config): FargateAws {
    return new FargateAws(
      FargateTargets.fromConfig(config),
      DefaultAwsCredentialsManager.fromConfig(config),
    );
  }

  constructor(
    readonly targets: FargateTargets,
    private readonly credentials: AwsCredentialsManager,
  ) {}

  /** All targets, used in one way. */
  access(use: FargateAwsUse): AwsAccess {
    return {
      targets: this.targets,
      clients: target => this.clients(target, use),
    };
  }

  /**
   * The clients of a target, created once for each use; with roles, for each
   * initiator too.
   *
   * @throws NotAllowedError when the target has roles, but none for the purpose.
   * @throws Error when the configuration has no credentials for its account.
   */
  clients(target: FargateTarget, use: FargateAwsUse): Promise<FargateClients> {
    const now = Date.now();
    const key = keyOf(target, use);
    let entry = this.#clients.get(key);
    if (!entry) {
      this.#forgetIdle(now);
      entry = { clients: this.#create(target, use), usedAt: now };
      this.#clients.set(key, entry);
      entry.clients.catch(() => this.#clients.delete(key));
    }
    entry.usedAt = now;
    return entry.clients;
  }

  #forgetIdle(now: number): void {
    for (const [key, { usedAt }] of this.#clients) {
      if (now - usedAt > IDLE_MS) {
        this.#clients.delete(key);
      }
    }
  }

  async #create(
    target: FargateTarget,
    use: FargateAwsUse,
  ): Promise<FargateClients> {
    const options = {
      region: target.region,
      endpoint: target.endpoint,
      customUserAgent: USER_AGENT,
      credentials: await targetCredentials(this.credentials, target, use),
      ...(use.failFast ? FAIL_FAST : PATIENT),
    };
    const clock = new AwsClock();
    const clients = {
      acm: new ACMClient(options),
      apiGateway: new ApiGatewayV2Client(options),
      applicationAutoScaling: new ApplicationAutoScalingClient(options),
      cloudFormation: new CloudFormationClient(options),
      ec2: new EC2Client(options),
      ecr: new ECRClient(options),
      ecs: new ECSClient(options),
      elbv2: new ElasticLoadBalancingV2Client(options),
      logs: new CloudWatchLogsClient(options),
      // The SDK signs for the region in which the partition has IAM and Route 53.
      iam: new IAMClient(options),
      route53: new Route53Client(options),
      // A bucket may be in another region, and an endpoint has no subdomains.
      s3: new S3Client({
        ...options,
        followRegionRedirects: true,
        forcePathStyle: target.endpoint !== undefined,
      }),
      secretsManager: new SecretsManagerClient(options),
      serviceDiscovery: new ServiceDiscoveryClient(options),
      serviceQuotas: new ServiceQuotasClient(options),
      ssm: new SSMClient(options),
      tagging: new ResourceGroupsTaggingAPIClient(options),
    };
    for (const client of Object.values(clients)) {
      clock.watch(client);
      retryOnlyClockSkew(client);
    }
    return {
      ...clients,
      target,
      now: () => clock.now(),
      clockSpeed: () => clock.speed,
    };
  }
}

function keyOf(target: FargateTarget, use: FargateAwsUse): string {
  return JSON.stringify([
    // A reloaded configuration can change it under its name.
    target,
    use.purpose,
    use.failFast === true,
    use.purpose !== 'look' && hasRoles(target) && use.initiator,
  ]);
}
