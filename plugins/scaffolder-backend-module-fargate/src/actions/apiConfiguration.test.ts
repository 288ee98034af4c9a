import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { ApiBench } from '../__testUtils__/ApiBench';
import { ATTACHABLE, TestBench } from '../__testUtils__/TestBench';

const NEEDS_ENV = 'public.ecr.aws/fargate-api/needs-env:1';

/** By which a secret names the API that may read it. */
const tagsOf = (name: string) => [
  { Key: 'fargate-api:entity', Value: `api:default/${name}` },
];

jest.setTimeout(120_000);

describe('the configuration of an API', () => {
  let apis: ApiBench;
  let bench: TestBench;

  beforeAll(async () => {
    apis = await ApiBench.start(NEEDS_ENV);
    ({ bench } = apis);
  });
  afterAll(() => bench.close());

  const deploy = (name: string, input = {}) => apis.deploy(name, input);
  const update = (name: string, input: object) => apis.update(name, input);
  const container = async (name: string) =>
    (await apis.taskDefinition(name)).containerDefinitions![0];

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

  it('reads secrets at the start of the tasks, and their values are nowhere else', async () => {
    const { secretsManager, ssm, cloudFormation } = await bench.clients();
    const { ARN } = await secretsManager.send(
      new CreateSecretCommand({
        Name: 'orders/db',
        Tags: tagsOf('secret'),
        SecretString: JSON.stringify({ url: 'postgres://app:hunter2@db' }),
      }),
    );
    await ssm.send(
      new PutParameterCommand({
        Name: '/orders/key',
        Tags: tagsOf('secret'),
        Type: 'SecureString',
        Value: 'hunter3',
      }),
    );
    const { log, outputs } = await deploy('secret', {
      secrets: {
        DATABASE_URL: 'secretsmanager:orders/db:url',
        API_KEY: 'ssm:/orders/key',
      },
    });
    const { secrets, environment } = await container('secret');
    expect(environment).toEqual([]);
    expect(secrets).toEqual([
      {
        name: 'API_KEY',
        valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/orders/key',
      },
      { name: 'DATABASE_URL', valueFrom: `${ARN}:url::` },
    ]);
    const { StackEvents } = await cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: 'secret' }),
    );
    const seen = JSON.stringify([
      log,
      outputs,
      StackEvents,
      await bench.template('secret'),
      await bench.describe('secret'),
    ]);
    expect(seen).toMatch('orders/db');
    expect(seen).not.toMatch(/hunter[23]/);
  });

  it('lets the container have what the target lists, says so, and keeps it in updates', async () => {
    const grants = (name: string) => [
      {
        access: 'read',
        resource: `arn:aws:dynamodb:eu-west-1:123456789012:table/${name}`,
      },
    ];
    const mark = bench.callCount();
    await expect(
      deploy('granted', { grants: grants('payments') }),
    ).rejects.toThrow(
      'grants: target dev does not let granted have arn:aws:dynamodb:eu-west-1:123456789012:table/payments.',
    );
    expect(bench.changingCalls({ since: mark })).toEqual([]);
    const variables = { DATABASE_URL: 'postgres://db/a' };
    const { log } = await deploy('granted', {
      variables,
      grants: grants('granted-items'),
    });
    expect(log).toContainEqual(
      expect.stringMatching(/^Permissions +add: may read table granted-items$/),
    );
    await update('granted', { variables: { LOG_LEVEL: 'debug' } });
    expect(await bench.template('granted')).toMatch('table/granted-items');
    const { log: removal } = await update('granted', { grants: [] });
    expect(removal).toContainEqual(
      expect.stringMatching(/^Permissions +remove: may no longer dynamodb:/),
    );
    expect(await bench.template('granted')).not.toMatch('granted-items');
  });

  it('attaches the managed policies that the target lists, says so, and keeps them in updates', async () => {
    const mark = bench.callCount();
    await expect(
      deploy('attached', {
        managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      }),
    ).rejects.toThrow(
      `managedPolicies: target dev does not let APIs have arn:aws:iam::aws:policy/AdministratorAccess. It lists ${ATTACHABLE}.`,
    );
    expect(bench.changingCalls({ since: mark })).toEqual([]);
    const { log } = await deploy('attached', {
      variables: { DATABASE_URL: 'postgres://db/a' },
      managedPolicies: [ATTACHABLE],
    });
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Permissions +add: may do what AWS's policy service-role\/AWSLambdaBasicExecutionRole allows$/,
      ),
    );
    await update('attached', { variables: { LOG_LEVEL: 'debug' } });
    expect(await bench.template('attached')).toMatch(ATTACHABLE);
    const { log: removal } = await update('attached', { managedPolicies: [] });
    expect(removal).toContainEqual(
      expect.stringMatching(
        /^Permissions +remove: may no longer do what AWS's/,
      ),
    );
    expect(await bench.template('attached')).not.toMatch(ATTACHABLE);
  });

  it.each([
    [
      'secretsmanager:nope',
      'secrets.DATABASE_URL: Secrets Manager has no secret nope with the tag fargate-api:entity=api:default/refused in account 123456789012, eu-west-1.',
    ],
    [
      'ssm:nope',
      'secrets.DATABASE_URL: Systems Manager has no parameter nope with the tag fargate-api:entity=api:default/refused in account 123456789012, eu-west-1.',
    ],
    [
      'secretsmanager:orders/db:url',
      'secrets.DATABASE_URL: Secrets Manager has no secret orders/db with the tag fargate-api:entity=api:default/refused',
    ],
    [
      'ssm:/orders/key',
      'secrets.DATABASE_URL: Systems Manager has no parameter /orders/key with the tag fargate-api:entity=api:default/refused',
    ],
    [
      'secretsmanager:empty',
      'secrets.DATABASE_URL: secret empty has no value with the label AWSCURRENT. Set it first',
    ],
    [
      'arn:aws:ssm:us-east-1:123456789012:parameter/orders/key',
      'secrets.DATABASE_URL: arn:aws:ssm:us-east-1:123456789012:parameter/orders/key is in account 123456789012, us-east-1, and the API in account 123456789012, eu-west-1.',
    ],
  ])('refuses %s before anything is made', async (DATABASE_URL, message) => {
    const { secretsManager } = await bench.clients();
    await secretsManager
      .send(new CreateSecretCommand({ Name: 'empty', Tags: tagsOf('refused') }))
      .catch(() => undefined);
    await expect(
      deploy('refused', { secrets: { DATABASE_URL } }),
    ).rejects.toThrow(message);
    expect(await bench.stackStatus('refused')).toBeUndefined();
  });
});
