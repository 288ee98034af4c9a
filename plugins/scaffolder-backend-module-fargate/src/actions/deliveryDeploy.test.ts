import { DescribeRepositoriesCommand } from '@aws-sdk/client-ecr';
import {
  CreateOpenIDConnectProviderCommand,
  GetRoleCommand,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { STACK_ARN_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { parse } from 'yaml';
import { DeliveryBench } from '../__testUtils__/DeliveryBench';
import { findOidcProvider } from '../delivery/findOidcProvider';
import { TestBench } from '../__testUtils__/TestBench';
import { examples } from './deliveryDeploy.examples';

jest.setTimeout(120_000);

const GITHUB = 'token.actions.githubusercontent.com';

describe('fargate:delivery:deploy', () => {
  let delivery: DeliveryBench;
  let bench: TestBench;

  beforeAll(async () => {
    delivery = await DeliveryBench.start();
    ({ bench } = delivery);
  });
  afterAll(() => delivery.close());

  const deploy = (input: object = {}, options = {}) =>
    delivery.delivery(input as any, options);

  const trustOf = async (roleArn: string) => {
    const { iam } = await bench.clients();
    const { Role } = await iam.send(
      new GetRoleCommand({ RoleName: roleArn.split('/').pop()! }),
    );
    return JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))
      .Statement[0];
  };

  const providers = async () => {
    const { iam } = await bench.clients();
    const { OpenIDConnectProviderList } = await iam.send(
      new ListOpenIDConnectProvidersCommand({}),
    );
    return OpenIDConnectProviderList!.map(({ Arn }) => Arn);
  };

  it('says in a dry run what it would create', async () => {
    const before = await bench.inventory();
    const { log, outputs } = await deploy({}, { isDryRun: true });
    expect(log).toContain('Plan          orders-delivery: 4 to add');
    expect(outputs).toMatchObject({ repositoryUri: '', changed: false });
    await bench.simulator.clock.advance(10);
    expect(await bench.inventory()).toEqual(before);
  });

  it('plans in a dry run for a repository that an earlier step creates', async () => {
    const { log } = await deploy(
      { repoUrl: 'github.com?owner=acme&repo=new' },
      { isDryRun: true },
    );
    expect(log).toContain(
      'Delivery      acme/new on github.com may push and deploy as repo:acme/new:ref:refs/heads/main',
    );
    await bench.simulator.clock.advance(10);
  });

  it('takes the input of the example', async () => {
    const { steps } = parse(examples[0].example);
    const { environment, ...input } = steps.find(
      ({ action }: { action: string }) => action === 'fargate:delivery:deploy',
    ).input;
    expect(environment).toBe('resource:default/dev');
    const { outputs } = await deploy(input, { isDryRun: true });
    expect(outputs.apiStackName).toBe('orders');
    await bench.simulator.clock.advance(10);
  });

  it('creates a repository, the provider, and a role for one branch', async () => {
    const { log, outputs } = await deploy();
    expect(outputs).toEqual({
      stackArn: expect.stringContaining(':stack/orders-delivery/'),
      repositoryUri: expect.stringMatching(
        /^123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/orders-delivery-repository-\w+$/,
      ),
      roleArn: expect.stringMatching(/\/orders-delivery-DeploymentRole-\w+$/),
      planRoleArn: expect.stringMatching(/\/orders-delivery-PlanRole-\w+$/),
      previewRoleArn: '',
      previewServiceRoleArn: '',
      previewRepositoryUri: '',
      apiStackName: 'orders',
      region: 'eu-west-1',
      audience: 'sts.amazonaws.com',
      changed: true,
    });
    expect(log).toContain(
      'Delivery      acme/orders on github.com may push and deploy as repo:acme@12/orders@34:ref:refs/heads/main or repo:acme/orders:ref:refs/heads/main',
    );
    const provider = `arn:aws:iam::123456789012:oidc-provider/${GITHUB}`;
    expect(await providers()).toEqual([provider]);
    expect(await trustOf(outputs.roleArn)).toEqual({
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${GITHUB}:aud`]: 'sts.amazonaws.com',
          [`${GITHUB}:sub`]: [
            'repo:acme@12/orders@34:ref:refs/heads/main',
            'repo:acme/orders:ref:refs/heads/main',
          ],
        },
      },
    });
    expect((await trustOf(outputs.planRoleArn)).Condition.StringLike).toEqual({
      [`${GITHUB}:sub`]: [
        'repo:acme@12/orders@34:pull_request',
        'repo:acme/orders:pull_request',
      ],
    });
    const { ecr } = await bench.clients();
    const { repositories } = await ecr.send(
      new DescribeRepositoriesCommand({}),
    );
    expect(repositories).toEqual([
      expect.objectContaining({
        repositoryUri: outputs.repositoryUri,
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: 'AES256' },
      }),
    ]);
  });

  it('changes nothing when it is started over', async () => {
    const { outputs } = await deploy();
    expect(outputs.changed).toBe(false);
  });

  it('trusts another branch, or an environment, as the input says', async () => {
    const { outputs } = await deploy({ branch: 'release' });
    expect(
      (await trustOf(outputs.roleArn)).Condition.StringEquals[`${GITHUB}:sub`],
    ).toContain('repo:acme@12/orders@34:ref:refs/heads/release');
    await deploy({ deploymentEnvironment: 'prod:eu' });
    expect(
      (await trustOf(outputs.roleArn)).Condition.StringEquals[`${GITHUB}:sub`],
    ).toEqual([
      'repo:acme@12/orders@34:environment:prod%3Aeu',
      'repo:acme/orders:environment:prod%3Aeu',
    ]);
  });

  it('uses for another API the provider that exists, which outlives the first', async () => {
    const { outputs } = await deploy({
      name: 'stock',
      repoUrl: 'github.com?owner=acme&repo=stock',
    });
    expect(await providers()).toHaveLength(1);
    expect((await trustOf(outputs.roleArn)).Principal.Federated).toContain(
      GITHUB,
    );
  });

  it('trusts a branch on GitLab', async () => {
    const { outputs } = await deploy({
      name: 'billing',
      repoUrl: 'gitlab.com?owner=acme/backend&repo=billing',
    });
    expect(outputs.audience).toBe('https://gitlab.com');
    expect((await trustOf(outputs.roleArn)).Condition.StringEquals).toEqual({
      'gitlab.com:aud': 'https://gitlab.com',
      'gitlab.com:sub': [
        'project_path:acme/backend/billing:ref_type:branch:ref:main',
      ],
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'a repository that does not exist',
      { repoUrl: 'github.com?owner=acme&repo=none' },
      /^repoUrl: acme\/none does not exist on github\.com/,
    ],
    [
      'a host that is no forge',
      { repoUrl: 'git.example.com?owner=acme&repo=orders' },
      /git\.example\.com/,
    ],
    [
      'an environment of GitLab',
      {
        repoUrl: 'gitlab.com?owner=acme&repo=orders',
        deploymentEnvironment: 'prod',
      },
      /^deploymentEnvironment: the tokens of GitLab do not name an environment/,
    ],
    [
      'a branch that no subject can have',
      { branch: 'a"b' },
      /^branch: \"a\"b\" cannot be in/,
    ],
    [
      'an environment of the forge with a comma',
      { deploymentEnvironment: 'a,b' },
      /^deploymentEnvironment: "a,b" cannot be in/,
    ],
    ['a name without an owner', { repoUrl: 'github.com?repo=orders' }, /owner/],
  ])('refuses %s before anything is created', async (_, input, message) => {
    const mark = bench.callCount();
    await expect(deploy({ name: 'refused', ...input })).rejects.toThrow(
      message,
    );
    expect(await bench.stackStatus('refused-delivery')).toBeUndefined();
    expect(
      bench
        .changingCalls({ since: mark })
        .filter(({ operation }) => !/ChangeSet|DeleteStack/.test(operation)),
    ).toEqual([]);
  });

  it('refuses a provider that does not accept the audience', async () => {
    const { iam } = await bench.clients();
    const { OpenIDConnectProviderArn } = await iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: 'https://gitlab.acme.com',
        ClientIDList: ['vault'],
      }),
    );
    await expect(
      findOidcProvider(
        await bench.clients(),
        { issuer: 'gitlab.acme.com', audience: 'https://gitlab.acme.com' },
        {},
      ),
    ).rejects.toThrow(
      `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${OpenIDConnectProviderArn} --client-id https://gitlab.acme.com`,
    );
  });

  it('belongs to whoever owns the API that its repository registers', async () => {
    const catalogInfoUrl =
      'https://github.com/acme/orders/blob/main/catalog-info.yaml';
    const { outputs } = await deploy({ catalogInfoUrl });
    const api = await delivery.api(
      'orders',
      'public.ecr.aws/docker/library/nginx:1.27',
      { catalogInfoUrl },
    );
    bench.clearEntities();
    bench.users.set('user:default/bea', { groups: ['group:default/b'] });
    const look = (location: string) => {
      bench.clearEntities();
      bench.addEntity({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: {
          name: 'orders',
          namespace: 'default',
          annotations: {
            [STACK_ARN_ANNOTATION]: api.outputs.stackArn,
            [ANNOTATION_LOCATION]: `url:${location}`,
          },
        },
        spec: { type: 'openapi', owner: 'group:default/b' },
      });
      return bench.run(
        'fargate:image:await',
        { stackArn: outputs.stackArn },
        { user: 'user:default/bea', isDryRun: true },
      );
    };
    await expect(look(catalogInfoUrl)).resolves.toBeDefined();
    await expect(
      look('https://example.com/evil/catalog-info.yaml'),
    ).rejects.toThrow('Ask group:default/team-a');
    bench.clearEntities();
  });

  it('is deleted with its API, and leaves the provider to the others', async () => {
    await delivery.api('orders', 'public.ecr.aws/docker/library/nginx:1.27');
    const { outputs } = await bench.run(
      'fargate:stack:delete',
      { entityRef: 'api:default/orders' },
      { taskId: bench.newTaskId() },
    );
    expect(outputs).toEqual({
      deleted: ['orders-delivery', 'orders'],
      retained: [expect.stringContaining('OidcProvider')],
    });
    expect(await bench.stackStatus('orders-delivery')).toBeUndefined();
    expect(await providers()).toContain(
      `arn:aws:iam::123456789012:oidc-provider/${GITHUB}`,
    );
  });
});

describe('fargate:delivery:deploy into a target that requires approval', () => {
  let delivery: DeliveryBench;

  beforeAll(async () => {
    delivery = await DeliveryBench.start({ approvalIn: ['dev'] });
  });
  afterAll(() => delivery.close());

  it('refuses what would deploy without one, before anything is created', async () => {
    const { forge } = delivery;
    await expect(delivery.delivery()).rejects.toThrow(
      'environment: its target requires approval, and nobody would approve what a commit deploys.',
    );
    await expect(
      delivery.delivery({ deploymentEnvironment: 'prod' }),
    ).rejects.toThrow('has no required reviewers');
    expect(await delivery.bench.stackStatus('orders-delivery')).toBeUndefined();

    forge.answers.set('/repos/acme/orders/environments/prod', {
      protection_rules: [{ type: 'required_reviewers' }],
    });
    const { outputs } = await delivery.delivery({
      deploymentEnvironment: 'prod',
    });
    const refused = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
    for (const context of ['ref:refs/heads/main', 'environment:dev']) {
      await expect(
        delivery.assume(outputs.roleArn, `repo:acme@12/orders@34:${context}`),
      ).rejects.toThrow(refused);
    }
    await expect(
      delivery.assume(
        outputs.roleArn,
        'repo:acme@12/orders@34:environment:prod',
      ),
    ).resolves.toBeDefined();
  });
});
