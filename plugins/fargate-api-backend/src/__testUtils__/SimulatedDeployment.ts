import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  Simulator,
  SimulatorOptions,
  startSimulator,
} from '@fargate-api/aws-simulator';
import {
  isApiKind,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  describeStack,
  ENTITY_TAG,
  FargateAws,
  FargateClients,
  KIND_TAG,
  MANAGED_TAG,
  StackDescriptor,
  StackRecord,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';

const ACCOUNT = '123456789012';

/** Longer than the creation of any stack, in virtual seconds. */
const AN_HOUR = 3600;

/** A simulated AWS account with an environment, and the configuration of the portal for it. */
export class SimulatedDeployment {
  /** @param others - Account IDs of further targets, by the name of the target. */
  static async start(
    others: Record<string, string> = {},
    {
      region = 'eu-west-1',
      ...options
    }: SimulatorOptions & { region?: string } = {},
  ): Promise<SimulatedDeployment> {
    const simulator = await startSimulator({ speed: 'manual', ...options });
    const config = configurationFor(simulator, region, {
      dev: ACCOUNT,
      ...others,
    });
    const aws = FargateAws.fromConfig(
      mockServices.rootConfig({ data: config }),
    );
    const clients = await aws.clients(aws.targets.get('dev'), {
      purpose: 'look',
    });
    const deployment = new SimulatedDeployment(simulator, config, clients, aws);
    await deployment.#makeEnvironment();
    return deployment;
  }

  /** The stack of the environment. */
  environmentStack!: StackRecord;
  /** The parameters of an API's stack that come from the environment. */
  environment: Record<string, string> = {};
  /** The stack of the environment's network. */
  vpcStack!: StackRecord;

  private constructor(
    readonly simulator: Simulator,
    readonly config: JsonObject,
    readonly clients: FargateClients,
    private readonly aws: FargateAws,
  ) {}

  /** Creates the stack of an API, and returns it after some virtual seconds. */
  deployApi(
    name: string,
    parameters: Record<string, string> = {},
    seconds = AN_HOUR,
  ): Promise<StackRecord> {
    return this.deploy(
      'public-api',
      name,
      { ...this.environment, ServiceName: name, ...parameters },
      { seconds },
    );
  }

  clientsOf(target: string): Promise<FargateClients> {
    return this.aws.clients(this.aws.targets.get(target), {
      purpose: 'look',
    });
  }

  async #makeEnvironment(): Promise<void> {
    const entityRef = 'resource:default/dev';
    const vpc = await this.deploy('vpc', 'dev-vpc', {}, { entityRef });
    this.vpcStack = vpc;
    const entity = {
      namespace: 'default',
      name: 'dev',
      owner: 'group:default/ops',
    };
    const cluster = await this.deploy(
      'cluster',
      'dev-cluster',
      {},
      { entityRef, descriptor: { entity, network: { vpcStackArn: vpc.arn } } },
    );
    this.environmentStack = cluster;
    const { VpcId, PublicSubnetIds, PrivateSubnetIds } = vpc.outputs;
    const { ClusterName, ECSTaskExecutionRole } = cluster.outputs;
    this.environment = {
      VpcId,
      PublicSubnetIds,
      PrivateSubnetIds,
      ClusterName,
      ECSTaskExecutionRole,
    };
  }

  /** Creates a stack of any kind, and returns it after some virtual seconds. */
  async deploy(
    kind: StackKind,
    name: string,
    parameters: Record<string, string>,
    options: {
      target?: string;
      seconds?: number;
      /** The default is that of an API, which is named after its stack. */
      entityRef?: string;
      descriptor?: StackDescriptor;
      /** The default is the one of its kind. */
      template?: string;
    } = {},
  ): Promise<StackRecord> {
    const { target = 'dev', seconds = AN_HOUR } = options;
    const entityRef =
      options.entityRef ??
      (isApiKind(kind) ? `api:default/${name}` : undefined);
    const descriptor =
      options.descriptor ?? (isApiKind(kind) ? descriptorOf(name) : undefined);
    const clients = await this.clientsOf(target);
    const template =
      options.template ?? (await readCloudFormationTemplate(kind));
    await clients.cloudFormation.send(
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
          ...(entityRef ? [{ Key: ENTITY_TAG, Value: entityRef }] : []),
        ],
      }),
    );
    await this.simulator.clock.advance(seconds);
    return (await describeStack(clients, name))!;
  }
}

function descriptorOf(name: string): StackDescriptor {
  return { entity: { namespace: 'default', name, owner: 'group:default/a' } };
}

function configurationFor(
  { url }: Simulator,
  region: string,
  accounts: Record<string, string>,
): JsonObject {
  return {
    fargateApi: {
      targets: Object.entries(accounts).map(([name, accountId]) => ({
        name,
        accountId,
        region,
        endpoint: url,
      })),
    },
    aws: {
      accounts: Object.values(accounts).map(accountId => ({
        accountId,
        accessKeyId: accountId,
        secretAccessKey: 'simulated',
      })),
    },
  };
}
