import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const NEEDS_ENV = 'public.ecr.aws/fargate-api/needs-env:1';

jest.setTimeout(120_000);

describe('the configuration of an API', () => {
  let bench: TestBench;
  let environmentStackArn: string;

  beforeAll(async () => {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterAll(() => bench.close());

  let run = 0;
  const deploy = async (name: string, input = {}) => {
    const result = await bench.run(
      'fargate:public-api:deploy',
      {
        name,
        owner,
        environmentStackArn,
        image: NEEDS_ENV,
        ...input,
      },
      { taskId: `deploy-${run++}` },
    );
    bench.addStackEntity(`api:default/${name}`, result.outputs.stackArn);
    return result;
  };
  const update = (name: string, input: object) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/${name}`, ...input },
      { taskId: `update-${run++}` },
    );
  const container = async (name: string) => {
    const { TaskDefinitionArn } = (await bench.describe(name))!.outputs;
    const clients = await bench.clients();
    const { taskDefinition } = await clients.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: TaskDefinitionArn }),
    );
    return taskDefinition!.containerDefinitions![0];
  };

  it('fails without the variable that the image needs, by its name, and runs with it', async () => {
    await expect(deploy('needs')).rejects.toThrow();
    expect(bench.log.join('\n')).toMatch(
      'Environment variable DATABASE_URL is not set',
    );
    const { log } = await deploy('needs', {
      variables: { DATABASE_URL: 'postgres://db/orders' },
    });
    expect(log).toContainEqual(
      expect.stringMatching(/^Variables {5}add DATABASE_URL$/),
    );
    expect(log.join('\n')).not.toMatch('postgres://');
  });

  it('keeps in an update what it does not mention', async () => {
    await deploy('kept', {
      variables: { DATABASE_URL: 'postgres://db/a', LOG_LEVEL: 'No', OLD: '1' },
    });
    const { log } = await update('kept', {
      variables: { LOG_LEVEL: '1:30' },
      removeVariables: ['OLD'],
    });
    expect((await container('kept')).environment).toEqual([
      { name: 'DATABASE_URL', value: 'postgres://db/a' },
      { name: 'LOG_LEVEL', value: '1:30' },
    ]);
    expect(log).toContainEqual(
      expect.stringMatching(/^Variables {5}change LOG_LEVEL$/),
    );
    await update('kept', { memory: 1024 });
    expect((await container('kept')).environment).toHaveLength(2);
  });

  it('refuses a credential in a variable before anything is asked of AWS', async () => {
    const before = bench.callCount();
    await expect(
      deploy('open', { variables: { DB_PASSWORD: 'hunter2' } }),
    ).rejects.toThrow(/^variables\.DB_PASSWORD: has the name of a credential/);
    expect(bench.callCount()).toBe(before);
    expect(bench.log.join('\n')).not.toMatch('hunter2');
  });
});
