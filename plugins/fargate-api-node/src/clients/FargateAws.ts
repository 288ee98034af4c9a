import { ACMClient } from '@aws-sdk/client-acm';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Route53Client } from '@aws-sdk/client-route-53';
import { Config } from '@backstage/config';
import {
  AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import { FargateTarget, FargateTargets } from '../targets';
import { AwsClock } from './AwsClock';
import { FargateClients } from './FargateClients';
import { retryOnlyClockSkew } from './retryOnlyClockSkew';

/** CloudTrail records it, so that the owner of an account sees who called. */
const USER_AGENT = 'fargate-api-for-backstage';

/**
 * What requests are for, which decides how they are retried. A deployment
 * waits through throttling. A read fails fast, because the caller can show the
 * last known value.
 *
 * @public
 */
export type FargateAwsPurpose = 'deploy' | 'read';

const RETRIES = {
  deploy: { retryMode: 'adaptive', maxAttempts: 8 },
  read: { retryMode: 'standard', maxAttempts: 2 },
};

/**
 * The AWS clients of all configured targets.
 *
 * @public
 */
export class FargateAws {
  readonly #clients = new Map<string, Promise<FargateClients>>();

  /** Credentials come from `aws.accounts` of the configuration. */
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

  /**
   * The clients of a target, created once for each purpose: `deploy` waits
   * through throttling, `read` fails fast.
   *
   * @throws Error when the configuration has no credentials for its account.
   */
  clients(
    target: FargateTarget,
    purpose: FargateAwsPurpose = 'deploy',
  ): Promise<FargateClients> {
    const key = `${purpose} ${target.name}`;
    let clients = this.#clients.get(key);
    if (!clients) {
      clients = this.#create(target, purpose);
      this.#clients.set(key, clients);
      clients.catch(() => this.#clients.delete(key));
    }
    return clients;
  }

  async #create(
    target: FargateTarget,
    purpose: FargateAwsPurpose,
  ): Promise<FargateClients> {
    const { sdkCredentialProvider } =
      await this.credentials.getCredentialProvider({
        accountId: target.accountId,
      });
    const options = {
      region: target.region,
      endpoint: target.endpoint,
      customUserAgent: USER_AGENT,
      credentialDefaultProvider: () => sdkCredentialProvider,
      ...RETRIES[purpose],
    };
    const clock = new AwsClock();
    const clients = {
      acm: new ACMClient(options),
      applicationAutoScaling: new ApplicationAutoScalingClient(options),
      cloudFormation: new CloudFormationClient(options),
      ec2: new EC2Client(options),
      ecr: new ECRClient(options),
      ecs: new ECSClient(options),
      elbv2: new ElasticLoadBalancingV2Client(options),
      logs: new CloudWatchLogsClient(options),
      // The SDK signs for the region in which Route 53's partition has it.
      route53: new Route53Client(options),
    };
    for (const client of Object.values(clients)) {
      clock.watch(client);
      retryOnlyClockSkew(client);
    }
    return { ...clients, target, now: () => clock.now() };
  }
}
