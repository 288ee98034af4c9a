import {
  CloudFormationClient,
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { Simulator, startSimulator } from '../Simulator';
import { Region } from '../world/World';
import { clientOptions } from './clientOptions';

/** How long every stack of a test takes at most, in virtual seconds. */
const LONG_ENOUGH = 1800;

/** A simulator with a manual clock whose stacks a test changes over HTTP. */
export class StackBench {
  readonly options: ReturnType<typeof clientOptions>;
  readonly cloudFormation: CloudFormationClient;

  private constructor(readonly simulator: Simulator) {
    this.options = clientOptions(simulator);
    this.cloudFormation = new CloudFormationClient(this.options);
  }

  static async start(): Promise<StackBench> {
    return new StackBench(await startSimulator());
  }

  get region(): Region {
    return this.simulator.world.account('123456789012').region('eu-west-1');
  }

  /** Creates or updates the stack `app`, and waits until that has ended. */
  async deploy(
    template: object,
    parameters: Record<string, string> = {},
    verb: 'create' | 'update' = 'create',
  ): Promise<Stack> {
    const input: CreateStackCommandInput = {
      StackName: 'app',
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(parameters).map(
        ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
      ),
    };
    await (verb === 'create'
      ? this.cloudFormation.send(new CreateStackCommand(input))
      : this.cloudFormation.send(new UpdateStackCommand(input)));
    await this.simulator.clock.advance(LONG_ENOUGH);
    const { Stacks } = await this.cloudFormation.send(
      new DescribeStacksCommand({ StackName: 'app' }),
    );
    return Stacks![0];
  }

  update(template: object, parameters?: Record<string, string>) {
    return this.deploy(template, parameters, 'update');
  }

  /** The outputs of what {@link StackBench.deploy} made, by key. */
  async outputs(template: object): Promise<Record<string, string>> {
    const { StackStatus, Outputs = [] } = await this.deploy(template);
    if (StackStatus !== 'CREATE_COMPLETE') {
      throw new Error((await this.reasons()).join('\n'));
    }
    return Object.fromEntries(
      Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
  }

  /** Why resources of the stack failed: `Topic: reason`. */
  async reasons(): Promise<string[]> {
    const { StackEvents } = await this.cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: 'app' }),
    );
    return StackEvents!
      .filter(({ ResourceStatus }) => ResourceStatus!.endsWith('_FAILED'))
      .map(
        ({ LogicalResourceId, ResourceStatusReason }) =>
          `${LogicalResourceId}: ${ResourceStatusReason}`,
      );
  }

  async delete(): Promise<void> {
    await this.cloudFormation.send(
      new DeleteStackCommand({ StackName: 'app' }),
    );
    await this.simulator.clock.advance(LONG_ENOUGH);
  }

  close(): Promise<void> {
    return this.simulator.close();
  }
}
