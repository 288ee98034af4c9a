import {
  CreateStackCommand,
  DeleteStackCommand,
} from '@aws-sdk/client-cloudformation';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import {
  STACK_KINDS,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAws,
  FargateClients,
  KIND_TAG,
  MANAGED_TAG,
} from '@fargate-api/backstage-plugin-fargate-api-node';

const ACCOUNT = '123456789012';
const AN_HOUR = 3600;

/** A resource type without required properties. */
const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';

/** Simulated AWS with minimal stacks that have the tags and metadata of the portal's stacks. */
export class SimulatedStacks {
  static async start(): Promise<SimulatedStacks> {
    const simulator = await startSimulator({ speed: 'manual' });
    const config = configurationFor(simulator);
    const aws = FargateAws.fromConfig(
      mockServices.rootConfig({ data: config }),
    );
    return new SimulatedStacks(simulator, config, aws);
  }

  private constructor(
    readonly simulator: Simulator,
    readonly config: JsonObject,
    readonly aws: FargateAws,
  ) {}

  clients(target: string): Promise<FargateClients> {
    return this.aws.clients(this.aws.targets.get(target), {
      purpose: 'look',
    });
  }

  /** Creates a stack, and returns its ARN after `seconds` of virtual time. */
  async create(
    kind: StackKind,
    name: string,
    descriptor: unknown,
    options: {
      target?: string;
      seconds?: number;
      outputs?: Record<string, string>;
      /** The number of resources, which are created one after the other. */
      resources?: number;
    } = {},
  ): Promise<string> {
    const {
      target = 'dev',
      seconds = AN_HOUR,
      outputs = {},
      resources = 1,
    } = options;
    const { cloudFormation } = await this.clients(target);
    const { StackId } = await cloudFormation.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: JSON.stringify({
          Resources: {
            [STACK_KINDS[kind].descriptorResource]: {
              Type: HANDLE,
              Metadata: { FargateApi: descriptor },
            },
            ...chainOf(resources - 1),
          },
          Outputs: Object.fromEntries(
            Object.entries({ Name: name, ...outputs }).map(([key, Value]) => [
              key,
              { Value },
            ]),
          ),
        }),
        Tags: [
          { Key: MANAGED_TAG, Value: 'true' },
          { Key: KIND_TAG, Value: kind },
        ],
      }),
    );
    await this.simulator.clock.advance(seconds);
    return StackId!;
  }

  /** Deletes a stack, and returns after `seconds` of virtual time. */
  async delete(arn: string, seconds = AN_HOUR): Promise<void> {
    const { cloudFormation } = await this.clients('dev');
    await cloudFormation.send(new DeleteStackCommand({ StackName: arn }));
    await this.simulator.clock.advance(seconds);
  }
}

function chainOf(length: number): JsonObject {
  return Object.fromEntries(
    Array.from({ length }, (_, i) => [
      `Handle${i}`,
      { Type: HANDLE, ...(i > 0 && { DependsOn: `Handle${i - 1}` }) },
    ]),
  );
}

function configurationFor({ url: endpoint }: Simulator): JsonObject {
  const common = { accountId: ACCOUNT, endpoint };
  return {
    fargateApi: {
      targets: [
        { ...common, name: 'dev', region: 'eu-west-1' },
        { ...common, name: 'prod', region: 'eu-central-1' },
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
