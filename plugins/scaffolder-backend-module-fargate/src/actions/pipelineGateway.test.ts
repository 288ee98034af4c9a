import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { DeliveryBench, SUBJECT } from '../__testUtils__/DeliveryBench';
import { readGateway } from '../__testUtils__/readGateway';
import { requestAt } from '../__testUtils__/requestAt';

jest.setTimeout(120_000);

const API = 'api-orders';
/** More than a deployment takes, in seconds. */
const LATER = 2400;

describe('the pipeline of an API behind API Gateway', () => {
  let delivery: DeliveryBench;
  let roleArn: string;
  let repositoryUri: string;
  let api: Record<string, any>;
  let parameters: string[];

  beforeAll(async () => {
    delivery = await DeliveryBench.start({ roles: { ApiNames: 'api-*' } });
    const { bench } = delivery;
    ({
      outputs: { roleArn, repositoryUri },
    } = await delivery.delivery({ name: API }));
    const { outputs } = await bench.run(
      'fargate:gateway-api:deploy',
      {
        name: API,
        owner: 'group:default/team-a',
        environmentStackArn: delivery.environmentStackArn,
        image: `${repositoryUri}@${await delivery.push(repositoryUri, 'a1')}`,
      },
      { taskId: bench.newTaskId() },
    );
    api = outputs;
    parameters = Object.keys((await bench.describe(API))!.parameters);
  });
  afterAll(() => delivery.close());

  /** What the pipeline does for a commit. @returns the status of the stack afterwards */
  async function deploy(changed: Record<string, string>) {
    const { clock } = delivery.bench.simulator;
    const cloudFormation = delivery.client(
      CloudFormation,
      await delivery.assume(roleArn, SUBJECT),
    );
    const names = { StackName: API, ChangeSetName: 'ci-1' };
    await cloudFormation.createChangeSet({
      ...names,
      UsePreviousTemplate: true,
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: parameters.map(ParameterKey =>
        ParameterKey in changed
          ? { ParameterKey, ParameterValue: changed[ParameterKey] }
          : { ParameterKey, UsePreviousValue: true },
      ),
    });
    await clock.advance(10);
    await cloudFormation.executeChangeSet(names);
    await clock.advance(LATER);
    return delivery.bench.stackStatus(API);
  }

  it('deploys an image that it pushed', async () => {
    const image = `${repositoryUri}@${await delivery.push(repositoryUri, 'a2', {
      config: { Env: ['A=1'] },
    })}`;
    expect(await deploy({ ImageUrl: image })).toBe('UPDATE_COMPLETE');
    const { outputs } = (await delivery.bench.describe(API))!;
    const { runningCount } = await delivery.bench.service(outputs.ServiceArn);
    expect(runningCount).toBe(2);
    expect(await requestAt(delivery.bench.simulator, api.endpoint)).toEqual([
      200,
      expect.any(String),
    ]);
  });

  it('deletes nothing', async () => {
    const cloudFormation = delivery.client(
      CloudFormation,
      await delivery.assume(roleArn, SUBJECT),
    );
    await expect(
      cloudFormation.deleteStack({ StackName: API }),
    ).rejects.toThrow('not authorized to perform: cloudformation:DeleteStack');
  });

  it('changes nothing of API Gateway', async () => {
    await deploy({ ThrottlingRateLimit: '1' });
    const { apiId } = api;
    const { stage } = await readGateway(await delivery.bench.clients(), apiId);
    expect(stage.DefaultRouteSettings?.ThrottlingRateLimit).toBe(1000);
    expect(await delivery.bench.stackStatus(API)).toMatch(/^UPDATE_ROLLBACK_/);
  });
});
