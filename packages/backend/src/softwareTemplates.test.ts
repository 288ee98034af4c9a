import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import fargateModule from '@fargate-api/backstage-plugin-scaffolder-backend-module-fargate';
import request from 'supertest';
import { parse, parseAllDocuments } from 'yaml';

const TEMPLATES = resolve(__dirname, '../../../templates/software');

/** What only looks at AWS. */
const READS = /^(BatchGet|Describe|List|Get|Validate|Lookup)/;

/** What a plan needs: a change set, for a new stack an empty one, and their end. */
const PLANS = /^(CreateChangeSet|DeleteChangeSet|DeleteStack)$/;

function filesOf(template: string) {
  const folder = join(TEMPLATES, template);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => {
      const file = join(entry.parentPath, entry.name);
      return {
        path: file.slice(folder.length + 1),
        base64Content: readFileSync(file).toString('base64'),
      };
    });
}

const publicApi = {
  name: 'orders',
  owner: 'group:default/team-orders',
  lifecycle: 'production',
  image: 'public.ecr.aws/docker/library/nginx:1.27',
  port: 8080,
  healthCheckPath: '/health',
  repository: 'none',
  where: 'new',
  environmentName: 'dev',
  target: { name: 'dev', accountId: '123456789012', region: 'eu-west-1' },
  natGateways: 'single',
  zoneWhere: 'none',
  size: '256/512',
  desiredCount: 2,
  scaling: 'fixed',
  officeHours: 'off',
};

/** What the form of an internal API asks besides. */
const internalApi = {
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v1',
  consumerCidrs: ['10.1.0.0/16'],
  environmentName: 'inside',
  vpcCidrBlock: '10.0.0.0/16',
  zoneWhere: 'new',
  zoneDomainName: 'api.acme.com',
  zoneTarget: publicApi.target,
  parent: 'elsewhere',
  size: '512/1024',
};

jest.setTimeout(60_000);

describe('the Software Templates, as the scaffolder runs them dry', () => {
  let simulator: Simulator;
  let cloudFormation: CloudFormationClient;
  let github: Server;
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  beforeAll(async () => {
    simulator = await startSimulator({ speed: 60 });
    // Has the organization, and no repository of it.
    github = createServer(({ url }, response) => {
      response.statusCode = url === '/users/acme' ? 200 : 404;
      response.end('{}');
    });
    await new Promise<void>(listening => {
      github.listen(0, '127.0.0.1', listening);
    });
    const { port } = github.address() as AddressInfo;
    cloudFormation = new CloudFormationClient({
      endpoint: simulator.url,
      region: publicApi.target.region,
      credentials: { accessKeyId: '123456789012', secretAccessKey: 'none' },
    });
    ({ server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        githubModule,
        fargateModule,
        catalogServiceMock.factory(),
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: [
              'user:default/mock',
              'group:default/team-orders',
            ],
          }),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            integrations: {
              github: [
                {
                  host: 'github.com',
                  token: 'none',
                  apiBaseUrl: `http://127.0.0.1:${port}`,
                },
              ],
            },
            aws: {
              accounts: [
                {
                  accountId: '123456789012',
                  accessKeyId: '123456789012',
                  secretAccessKey: 'simulated',
                },
              ],
            },
            fargateApi: {
              targets: [{ ...publicApi.target, endpoint: simulator.url }],
            },
          },
        }),
      ],
    }));
  }, 60_000);

  afterAll(async () => {
    github.close();
    await simulator.close();
  });

  async function send(template: string, values: object) {
    simulator.calls.clear();
    return request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: parse(
          readFileSync(join(TEMPLATES, template, 'template.yaml'), 'utf8'),
        ),
        values,
        secrets: {},
        directoryContents: filesOf(template),
      });
  }

  async function dryRun(template: string, values: object) {
    const { body, status } = await send(template, values);
    expect({ status, error: body.error }).toEqual({
      status: 200,
      error: undefined,
    });
    const written = new Map<string, string>(
      body.directoryContents.map(
        (file: { path: string; base64Content: string }) => [
          file.path,
          Buffer.from(file.base64Content, 'base64').toString('utf8'),
        ],
      ),
    );
    const log: string = body.log
      .map((entry: any) => entry.body.message)
      .join('\n');
    return { written, log, output: body.output };
  }

  /** AWS is as empty as before. */
  async function expectNothingLeft() {
    const operations = simulator.calls.all().map(call => call.operation);
    expect(operations).not.toEqual([]);
    expect(
      operations.filter(
        operation => !READS.test(operation) && !PLANS.test(operation),
      ),
    ).toEqual([]);
    // An empty stack that is told to go needs a moment for it.
    await simulator.clock.sleep(10);
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({}));
    expect(Stacks).toEqual([]);
  }

  it('plan an environment and change nothing', async () => {
    const { log } = await dryRun('environment', {
      name: 'dev',
      owner: 'group:default/team-orders',
      target: publicApi.target,
      network: 'new',
      vpcCidrBlock: '10.1.0.0/16',
      natGateways: 'per-zone',
      availabilityZoneCount: 3,
    });

    expect(log).toContain('dev · account 123456789012 · eu-west-1');
    expect(log).toMatch(/Plan +environment-dev-vpc: \d+ to add/);
    expect(log).toMatch(/Plan +environment-dev-cluster: 2 to add/);
    await expectNothingLeft();
  });

  it.each<[string, object, string]>([
    ['public', { publicSubnetIds: ['subnet-0a', 'subnet-0b'] }, 'subnet-0a'],
    ['private', { privateSubnetIds: ['subnet-0c', 'subnet-0d'] }, 'subnet-0c'],
  ])(
    'ask for %s subnets of an existing VPC, and for no others',
    async (subnets, ids, first) => {
      const { body } = await send('environment', {
        name: 'dev',
        owner: 'group:default/team-orders',
        target: publicApi.target,
        network: 'existing',
        vpcId: 'vpc-0123456789abcdef0',
        subnets,
        ...ids,
      });

      // There is nothing to complain about but that AWS does not have them.
      expect(body.error.message).toContain(
        `Subnet ${first} does not exist in eu-west-1`,
      );
    },
  );

  it('plan a public API in a new environment and change nothing', async () => {
    const { log, output } = await dryRun('public-api', publicApi);

    expect(log).toMatch(/Plan +environment-dev-vpc: \d+ to add/);
    expect(log).toMatch(
      /Plan +orders: its environment would be created first.*\n.*load balancer/,
    );

    expect(output.links.map((link: any) => link.title)).toEqual([
      'Call the API',
      'Open in catalog',
    ]);
    await expectNothingLeft();
  });

  it('plan an internal API with its zone and environment, and change nothing', async () => {
    const { log, output } = await dryRun('internal-api', {
      ...publicApi,
      ...internalApi,
    });

    expect(log).toContain('would be created first');
    expect(output.links.map((link: any) => link.title)).toEqual([
      'Open in catalog',
    ]);
    await expectNothingLeft();
  });

  it.each<[string, object, RegExp]>([
    [
      'sidecars',
      {
        sidecars: [
          // As the form sends what nobody filled in.
          { preset: 'adot-collector', command: [], healthCheck: {} },
          { name: 'proxy', image: 'Not an image', variables: {} },
        ],
      },
      /sidecars\[1\]\.image: \S*Not an image\S* is not the name of a container image/,
    ],
    [
      'managed policies',
      {
        managedPolicies: Array.from(
          { length: 11 },
          (_, index) => `arn:aws:iam::aws:policy/Policy${index}`,
        ),
      },
      /managedPolicies: give at most 10, not 11/,
    ],
    [
      'credentials of a registry',
      { container: { registryCredentials: 'secretsmanager:hub:password' } },
      /container\.registryCredentials: must be a reference/,
    ],
  ])('hand on the advanced options: %s', async (_, values, refusal) => {
    for (const template of ['public-api', 'internal-api']) {
      const { body } = await request(server)
        .post('/api/scaffolder/v2/dry-run')
        .send({
          template: parse(
            readFileSync(join(TEMPLATES, template, 'template.yaml'), 'utf8'),
          ),
          values: {
            ...publicApi,
            ...(template === 'internal-api' && internalApi),
            advanced: true,
            ...values,
          },
          secrets: {},
          directoryContents: filesOf(template),
        });
      expect(JSON.stringify(body)).toMatch(refusal);
    }
  });

  it('refuse what Fargate does not have', async () => {
    const files = filesOf('public-api');
    const { body, status } = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: parse(
          readFileSync(join(TEMPLATES, 'public-api/template.yaml'), 'utf8'),
        ),
        values: { ...publicApi, size: 'custom', cpu: 256, memory: 8192 },
        directoryContents: files,
      });

    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(/memory|8192/);
  });

  describe('write the source of an API', () => {
    const source = {
      ...publicApi,
      repository: 'github',
      repo: { repoUrl: 'github.com?owner=acme&repo=orders' },
    };
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'skeleton-'));
    });

    afterEach(() => rm(folder, { recursive: true }));

    it('whose catalog entry ties it to AWS', async () => {
      const { written } = await dryRun('public-api', source);

      expect([...written.keys()].sort()).toEqual([
        'Dockerfile',
        'README.md',
        'catalog-info.yaml',
        'openapi.yaml',
        'src/server.js',
      ]);
      const [component, api] = parseAllDocuments(
        written.get('catalog-info.yaml')!,
      ).map(document => document.toJS());
      await expect(
        componentEntityV1alpha1Validator.check(component),
      ).resolves.toBe(true);
      await expect(
        apiEntityV1alpha1Validator.check({
          ...api,
          spec: { ...api.spec, definition: 'read from the file' },
        }),
      ).resolves.toBe(true);
      expect(Object.keys(component.metadata.annotations)).toEqual(
        expect.arrayContaining([
          'fargate-api/stack-arn',
          'aws.amazon.com/amazon-ecs-service-arn',
        ]),
      );
      expect(component.spec).toMatchObject({
        lifecycle: 'production',
        dependsOn: ['resource:default/dev'],
      });
      expect(api.spec.lifecycle).toBe('production');
      await expectNothingLeft();
    });

    it.each([
      ['/health', '/health'],
      ['/it(s)?verbose=1', '/it(s)'],
    ])('that answers at %s as its document says', async (asked, path) => {
      const { written } = await dryRun('public-api', {
        ...source,
        healthCheckPath: asked,
      });

      const document = parse(written.get('openapi.yaml')!);
      await SwaggerParser.validate(document);
      expect(Object.keys(document.paths)).toEqual([path]);

      const file = join(folder, 'server.js');
      await writeFile(file, written.get('src/server.js')!);
      const child = spawn(process.execPath, [file], {
        env: { PORT: '0' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(child.stdout, 'data');
      const [port] = String(line).match(/\d+/)!;

      const healthy = await fetch(`http://127.0.0.1:${port}${asked}`);
      const { schema } =
        document.paths[path].get.responses[healthy.status].content[
          'application/json'
        ];
      expect(await healthy.json()).toEqual({
        status: schema.properties.status.const,
      });
      const elsewhere = await fetch(`http://127.0.0.1:${port}/elsewhere`);
      expect(elsewhere.status).toBe(404);

      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    });

    it.each([
      [8080, false],
      [80, true],
    ])('that may listen on %i without being root', async (port, allowed) => {
      const { written } = await dryRun('public-api', { ...source, port });

      const dockerfile = written.get('Dockerfile')!;
      expect(dockerfile).toContain(`EXPOSE ${port}\n`);
      expect(dockerfile).toContain('USER node\n');
      expect(dockerfile.includes('cap_net_bind_service')).toBe(allowed);
      expect(written.get('src/server.js')).toContain(`PORT ?? ${port})`);
    });
  });
});
