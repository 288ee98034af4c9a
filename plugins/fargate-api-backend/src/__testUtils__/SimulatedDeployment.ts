import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import {
  describeStack,
  ENTITY_TAG,
  FargateAws,
  FargateClients,
  KIND_TAG,
  MANAGED_TAG,
  StackDescriptor,
  StackKind,
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';

const ACCOUNT = '123456789012';

/** Longer than any stack of ours takes, in virtual seconds. */
const AN_HOUR = 3600;

/** A simulated AWS account with an environment in it, and the portal's configuration for it. */
export class SimulatedDeployment {
  static async start(): Promise<SimulatedDeployment> {
    const simulator = await startSimulator({ speed: 'manual' });
    const config = configurationFor(simulator);
    const aws = FargateAws.fromConfig(
      mockServices.rootConfig({ data: config }),
    );
    const clients = await aws.clients(aws.targets.get('dev'));
    const deployment = new SimulatedDeployment(simulator, config, clients);
    await deployment.#makeEnvironment();
    return deployment;
  }

  /** The stack of the environment. */
  environmentStack!: StackRecord;
  #environment: Record<string, string> = {};

  private constructor(
    readonly simulator: Simulator,
    readonly config: JsonObject,
    readonly clients: FargateClients,
  ) {}

  /** The stack of an API as it is after some virtual seconds. */
  deployApi(
    name: string,
    parameters: Record<string, string> = {},
    seconds = AN_HOUR,
  ): Promise<StackRecord> {
    return this.#deploy(
      'public-api',
      name,
      { ...this.#environment, ServiceName: name, ...parameters },
      seconds,
    );
  }

  async #makeEnvironment(): Promise<void> {
    const vpc = await this.#deploy('vpc', 'dev-vpc', {});
    const cluster = await this.#deploy('cluster', 'dev-cluster', {}, AN_HOUR, {
      entity: { namespace: 'default', name: 'dev', owner: 'group:default/ops' },
      network: { vpcStackArn: vpc.arn },
    });
    this.environmentStack = cluster;
    const { VpcId, PublicSubnetIds, PrivateSubnetIds } = vpc.outputs;
    const { ClusterName, ECSTaskExecutionRole } = cluster.outputs;
    this.#environment = {
      VpcId,
      PublicSubnetIds,
      PrivateSubnetIds,
      ClusterName,
      ECSTaskExecutionRole,
    };
  }

  async #deploy(
    kind: StackKind,
    name: string,
    parameters: Record<string, string>,
    seconds = AN_HOUR,
    descriptor?: StackDescriptor,
  ): Promise<StackRecord> {
    const template = await readCloudFormationTemplate(kind);
    await this.clients.cloudFormation.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: descriptor
          ? withDescriptor(template, kind, descriptor)
          : template,
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.entries(parameters).map(([key, value]) => ({
          ParameterKey: key,
          ParameterValue: value,
        })),
        Tags: [
          { Key: MANAGED_TAG, Value: 'true' },
          { Key: KIND_TAG, Value: kind },
          ...(kind === 'public-api'
            ? [{ Key: ENTITY_TAG, Value: `api:default/${name}` }]
            : []),
        ],
      }),
    );
    await this.simulator.clock.advance(seconds);
    const stack = await describeStack(this.clients, name);
    return stack!;
  }
}

function configurationFor(simulator: Simulator): JsonObject {
  return {
    fargateApi: {
      targets: [
        {
          name: 'dev',
          accountId: ACCOUNT,
          region: 'eu-west-1',
          endpoint: simulator.url,
        },
      ],
    },
    aws: {
      accounts: [
        {
          accountId: ACCOUNT,
          accessKeyId: ACCOUNT,
          secretAccessKey: 'simulated',
        },
      ],
    },
  };
}
