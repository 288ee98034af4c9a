import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { ApiBench } from '../__testUtils__/ApiBench';
import { TestBench } from '../__testUtils__/TestBench';

const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';
const PRIVATE = 'registry.fargate-api.example/private:1';
const ARM64_ONLY =
  '123456789012.dkr.ecr.eu-west-1.amazonaws.com/proxy:arm64-only';
const MIGRATE = 'public.ecr.aws/fargate-api/migrate:1';

jest.setTimeout(120_000);

describe('further containers of an API', () => {
  let apis: ApiBench;
  let bench: TestBench;

  beforeAll(async () => {
    apis = await ApiBench.start(IMAGE);
    ({ bench } = apis);
  });
  afterAll(() => bench.close());

  const deploy = (name: string, input = {}) => apis.deploy(name, input);
  const update = (name: string, input: object) => apis.update(name, input);
  const containers = async (name: string) =>
    (await apis.taskDefinition(name)).containerDefinitions!;
  const secret = async (
    Name: string,
    api: string,
    tags: Record<string, string> = {},
  ): Promise<string> => {
    const { secretsManager } = await bench.clients();
    const { ARN } = await secretsManager.send(
      new CreateSecretCommand({
        Name,
        Tags: Object.entries({
          'fargate-api:entity': `api:default/${api}`,
          ...tags,
        }).map(([Key, Value]) => ({ Key, Value })),
        SecretString: JSON.stringify({ username: 'ecs', password: 'hunter2' }),
      }),
    );
    return ARN!;
  };

  it('start as a deployment says, and stay in an update that does not mention them', async () => {
    await secret('collector', 'traced');
    const { log } = await deploy('traced', {
      sidecars: [
        {
          preset: 'adot-collector',
          apiDependsOn: 'HEALTHY',
          memory: 128,
          secrets: { TOKEN: 'secretsmanager:collector:password' },
        },
        { name: 'migrate', image: MIGRATE, apiDependsOn: 'SUCCESS' },
      ],
    });
    expect(log.join('\n')).toMatch(
      /Sidecars {6}add adot-collector public\.ecr\.aws\/aws-observability\/aws-otel-collector:\S+\n +add migrate public/,
    );
    const { log: change } = await update('traced', {
      sidecars: [
        { preset: 'adot-collector', apiDependsOn: 'HEALTHY', memory: 256 },
      ],
    });
    expect(change.join('\n')).toMatch(
      /Sidecars {6}adot-collector: change memory 128 → 256\n +adot-collector: remove TOKEN/,
    );
    await update('traced', { container: { stopTimeoutSeconds: 60 } });
    expect(await containers('traced')).toMatchObject([
      {
        name: 'traced',
        dependsOn: [
          { containerName: 'adot-collector', condition: 'HEALTHY' },
          { containerName: 'migrate', condition: 'SUCCESS' },
        ],
        portMappings: [{ containerPort: 80 }],
      },
      { name: 'adot-collector', essential: false, memory: 256 },
      { name: 'migrate', image: MIGRATE, essential: false },
    ]);
    const { log: removal } = await update('traced', {
      removeSidecars: ['migrate'],
    });
    expect(removal).toContainEqual(
      expect.stringMatching(/^Sidecars +remove migrate/),
    );
    const [, collector, ...others] = await containers('traced');
    expect(collector.secrets).toBeUndefined();
    expect(others).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'sidecars of an impossible order',
      { sidecars: [{ name: 'a', image: IMAGE, apiDependsOn: 'HEALTHY' }] },
      'sidecars.a.apiDependsOn: a has no healthCheck',
    ],
    [
      'sidecars that leave nothing of the task',
      { sidecars: [{ name: 'a', image: IMAGE, memory: 512 }] },
      'sidecars: a take 512 of the 512 MiB of memory of the task',
    ],
    [
      'an image for another architecture',
      { sidecars: [{ name: 'a', image: ARM64_ONLY }] },
      `sidecars.a.image: ${ARM64_ONLY} is built for ARM64, and the tasks have the cpuArchitecture X86_64.`,
    ],
    [
      'a secret of another API',
      {
        sidecars: [
          {
            name: 'a',
            image: IMAGE,
            secrets: { TOKEN: 'secretsmanager:collector' },
          },
        ],
      },
      'sidecars.a.secrets.TOKEN: Secrets Manager has no secret collector with the tag fargate-api:entity=api:default/refused',
    ],
  ])('are refused before anything is made: %s', async (_, input, message) => {
    const mark = bench.callCount();
    await expect(deploy('refused', input)).rejects.toThrow(message);
    expect(bench.changingCalls({ since: mark })).toEqual([]);
  });

  it('come from a private registry only with credentials that are meant for it', async () => {
    await expect(deploy('unlocked', { image: PRIVATE })).rejects.toThrow();
    expect(bench.log.join('\n')).toMatch('no basic auth credentials');
    const tag = { 'fargate-api:registry': 'registry.fargate-api.example' };
    const arn = await secret('registry/locked', 'locked', tag);
    await secret('database', 'locked');
    const mark = bench.callCount();
    for (const [registryCredentials, image, message] of [
      [
        'secretsmanager:database',
        PRIVATE,
        /^container\.registryCredentials: arn:\S+database\S+ is not for registry\.fargate-api\.example, the registry of \S+: it has no tag fargate-api:registry\./,
      ],
      [
        'secretsmanager:registry/locked',
        'registry.evil.example/private:1',
        /its tag fargate-api:registry names registry\.fargate-api\.example\./,
      ],
    ] as const) {
      await expect(
        deploy('locked', {
          image,
          container: { registryCredentials },
        }),
      ).rejects.toThrow(message);
    }
    expect(bench.changingCalls({ since: mark })).toEqual([]);
    const { log } = await deploy('locked', {
      image: PRIVATE,
      container: { registryCredentials: 'secretsmanager:registry/locked' },
    });
    expect(log.join('\n')).not.toMatch('hunter2');
    const [own] = await containers('locked');
    expect(own.repositoryCredentials).toEqual({ credentialsParameter: arn });
    expect(await bench.template('locked')).toMatch(
      'ExecutionRoleArn: !GetAtt ExecutionRole.Arn',
    );
    await expect(
      update('locked', { image: 'registry.evil.example/private:1' }),
    ).rejects.toThrow('is not for registry.evil.example');
  });
});
