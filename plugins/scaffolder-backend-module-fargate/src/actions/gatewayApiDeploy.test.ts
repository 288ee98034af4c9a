import { UpdateApiCommand } from '@aws-sdk/client-apigatewayv2';
import { requestAt } from '../__testUtils__/requestAt';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';
const entityRef = 'api:default/orders';

jest.setTimeout(60_000);

describe('an API behind API Gateway', () => {
  let bench: TestBench;
  let environmentStackArn: string;

  beforeEach(async () => {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterEach(() => bench.close());

  const deploy = (input = {}, options = {}) =>
    bench.run(
      'fargate:gateway-api:deploy',
      {
        name: 'orders',
        owner,
        environmentStackArn,
        image: nginx,
        healthCheckPath: '/health',
        ...input,
      },
      options,
    );
  const call = (endpoint: string, headers = {}) =>
    requestAt(bench.simulator, `${endpoint}/health`, headers);

  it('is deployed when its tasks are healthy and registered, and responds', async () => {
    const { log, outputs } = await deploy();
    expect(outputs).toMatchObject({
      endpoint: expect.stringMatching(
        /^https:\/\/\w+\.execute-api\.eu-west-1\.amazonaws\.com$/,
      ),
      apiId: expect.stringMatching(/^\w{10}$/),
      vpcLinkId: expect.stringMatching(/^\w+$/),
      discoveryServiceId: expect.stringMatching(/^srv-\w+$/),
      targetGroupArn: '',
      loadBalancerArn: '',
      changed: true,
    });
    expect(log).toContainEqual(expect.stringMatching(/^Tasks {9}2\/2 healthy/));
    expect(await call(outputs.endpoint)).toEqual([200, 'OK\n']);
  });

  it('is deployed into the environment of another team, with its VPC link', async () => {
    const otherTeam = 'group:default/team-b';
    const user = 'user:default/bob';
    bench.users.set(user, { groups: [otherTeam] });
    bench.addStackEntity('resource:default/dev', environmentStackArn);
    const inIt = { environmentStackArn: undefined, owner: otherTeam };
    const { outputs } = await deploy(
      { ...inIt, environment: 'resource:default/dev' },
      { user },
    );
    expect(await call(outputs.endpoint)).toEqual([200, 'OK\n']);
    const second = await deploy(
      { ...inIt, environment: 'resource:default/dev', name: 'other' },
      { user, taskId: 'other' },
    );
    expect(second.outputs.vpcLinkId).toBe(outputs.vpcLinkId);
  });

  it('is unchanged by a second deployment', async () => {
    const { outputs: first } = await deploy();
    const { outputs } = await deploy({}, { taskId: 'again' });
    expect(outputs).toEqual({ ...first, changed: false });
  });

  it('takes an update of what API Gateway does, with the same tasks', async () => {
    const { outputs } = await deploy();
    bench.addStackEntity(entityRef, outputs.stackArn);
    const { taskDefinition } = await bench.service(outputs.serviceArn);
    await bench.run('fargate:api:update', {
      entityRef,
      authorization: 'jwt',
      jwtIssuer: 'https://login.acme.com',
      jwtAudiences: ['orders'],
    });
    expect(await call(outputs.endpoint)).toEqual([
      401,
      '{"message":"Unauthorized"}',
    ]);
    const after = await bench.service(outputs.serviceArn);
    expect(after.taskDefinition).toBe(taskDefinition);
  });

  it('takes another image, and is rolled back to the first one, which holds its pipeline', async () => {
    const { outputs } = await deploy();
    bench.addStackEntity(entityRef, outputs.stackArn);
    await bench.run('fargate:api:update', { entityRef, image: `${nginx}.1` });
    const { outputs: back } = await bench.run(
      'fargate:api:update',
      { entityRef, rollBackTo: 1 },
      { taskId: 'back' },
    );
    expect(back.changed).toBe(true);
    expect(await call(outputs.endpoint)).toEqual([200, 'OK\n']);
    const hold = async () =>
      (await bench.describe('orders'))!.parameters.DeploymentHold;
    expect(await hold()).toMatch(/ user:default\/jane$/);
    await bench.run(
      'fargate:api:update',
      { entityRef, releaseHold: true },
      { taskId: 'release' },
    );
    expect(await hold()).toBe('');
  });

  it('has a name of its own in a zone, and no other', async () => {
    const zone = await bench.run('fargate:dns-zone:deploy', {
      target: 'dev',
      domainName: 'acme.com',
      owner,
    });
    const { outputs } = await deploy({
      zoneStackArn: zone.outputs.stackArn,
      executeApiEndpoint: false,
    });
    expect(outputs.endpoint).toBe('https://orders.acme.com');
    expect(await call(outputs.endpoint)).toEqual([200, 'OK\n']);
  });

  it.each([
    [
      'crash:1',
      'container orders exited with code 1 ("Error: Environment variable DATABASE_URL is not set")',
    ],
    [
      'other-port:1',
      'the log of the container says that it listens on port 9999, not 80: the health check of container orders failed (Task failed container health checks)',
    ],
    [
      'status-500:1',
      'the health check of container orders failed (Task failed container health checks)',
    ],
  ])('that runs %s tells why its tasks are not healthy', async (image, why) => {
    await expect(
      deploy({ image: `public.ecr.aws/fargate-api/${image}` }),
    ).rejects.toThrow(`orders: ${why}`);
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });

  it('is deleted with all that API Gateway and Cloud Map have of it', async () => {
    const { outputs } = await deploy();
    bench.addStackEntity(entityRef, outputs.stackArn);
    await bench.run('fargate:stack:delete', {
      entityRef,
      confirm: 'orders',
    });
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });

  it.each<[object, string]>([
    [
      { authorization: 'jwt' },
      'jwtIssuer: is required where authorization is jwt.',
    ],
    [
      { authorization: 'jwt', jwtIssuer: 'https://login.acme.com' },
      'jwtAudiences: is required where authorization is jwt.',
    ],
    [
      { jwtScopes: ['read'] },
      'jwtScopes: has no effect unless authorization is jwt.',
    ],
    [
      { corsOrigins: ['www.acme.com'] },
      'corsOrigins: "www.acme.com" is not an origin such as https://www.acme.com.',
    ],
    [
      { integrationTimeoutMillis: 60_000 },
      'integrationTimeoutMillis must be less than or equal to 30000',
    ],
    [
      { stopTimeoutSeconds: 30 },
      'stopTimeoutSeconds must be greater than or equal to 60',
    ],
    [{ healthCheckPath: "/it's" }, 'healthCheckPath: "/it\'s" is not a path.'],
    [
      { healthCheckGracePeriodSeconds: 60 },
      'additional property "healthCheckGracePeriodSeconds"',
    ],
  ])('is refused with %j before anything is created', async (input, text) => {
    await expect(deploy(input)).rejects.toThrow(text);
    expect(await bench.stackStatus('orders')).toBeUndefined();
  });
});

describe('an API behind API Gateway that is asked for an answer', () => {
  let bench: TestBench;
  let environmentStackArn: string;

  beforeAll(async () => {
    bench = await TestBench.start({}, { probeEndpoints: true });
    ({
      outputs: { stackArn: environmentStackArn },
    } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    }));
  });
  afterAll(() => bench.close());

  const deploy = (taskId: string) =>
    bench.run(
      'fargate:gateway-api:deploy',
      { name: 'orders', owner, environmentStackArn, image: nginx },
      { taskId },
    );

  it('is deployed when it has answered, and not when API Gateway refuses', async () => {
    const { log, outputs } = await deploy('first');
    expect(log).toContain(
      `Request       ${outputs.endpoint}/ answers with 200`,
    );
    const { apiGateway } = await bench.clients();
    const set = (DisableExecuteApiEndpoint: boolean) =>
      apiGateway.send(
        new UpdateApiCommand({
          ApiId: outputs.apiId,
          DisableExecuteApiEndpoint,
        }),
      );
    await set(true);
    bench.addStackEntity(entityRef, outputs.stackArn);
    const update = (taskId: string) =>
      bench.run(
        'fargate:api:update',
        { entityRef, throttlingRateLimit: 50 },
        { taskId },
      );
    await expect(update('update')).rejects.toThrow(
      'orders: it does not answer: API Gateway has no name for it',
    );
    await set(false);
    const again = await update('update');
    expect(again.log).toContainEqual(
      expect.stringMatching(/^Request .* answers with 200$/),
    );
  });
});
