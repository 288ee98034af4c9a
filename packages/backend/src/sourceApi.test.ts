import { readdirSync, readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import fargateModule from '@fargate-api/backstage-plugin-scaffolder-backend-module-fargate';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import request from 'supertest';
import { parse, parseAllDocuments } from 'yaml';
import {
  DeployedWorld,
  PLATFORM,
  TEAM,
  USERS,
} from './__testUtils__/PermissionPortal';

const FOLDER = resolve(__dirname, '../../../templates/software/source-api');
const ZONE = 'resource:default/acme-com';
const LANGUAGES = ['node', 'python', 'go', 'java'];

const VALUES = {
  name: 'bills',
  owner: TEAM,
  lifecycle: 'experimental',
  description: "Ada's bills: all of them",
  language: 'node',
  forge: 'github',
  githubRepo: { repoUrl: 'github.com?owner=acme&repo=bills' },
  variables: { CURRENCY: 'EUR' },
  environment: { entityRef: 'resource:default/dev' },
  shape: 'public',
  zoneWhere: 'none',
  size: '256/512',
  desiredCount: 2,
};

/** The demo has no module for GitLab: stands in for its actions. */
const gitlabModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gitlab-stand-in',
  register: env =>
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      init: async ({ actions }) =>
        actions.addActions(
          ...['publish:gitlab', 'publish:gitlab:merge-request'].map(id =>
            createTemplateAction({ id, handler: async () => {} }),
          ),
        ),
    }),
});

jest.setTimeout(600_000);

describe('the wizard "API from source", as the scaffolder runs it dry', () => {
  let world: DeployedWorld;
  let github: Server;
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  beforeAll(async () => {
    world = await DeployedWorld.start();
    world.addEntity('Resource', 'acme-com', world.stackArns[ZONE], {
      type: 'fargate-dns-zone',
      owner: PLATFORM,
    });
    // Has the organization, also as a group, and one repository, of an attempt that did not end.
    github = createServer(({ url }, response) => {
      response.statusCode =
        /^\/((users|namespaces)\/acme$|repos\/acme\/started)/.test(url!)
          ? 200
          : 404;
      response.end(
        JSON.stringify({ id: 1, full_name: 'acme/started', owner: { id: 2 } }),
      );
    });
    await new Promise<void>(listening => {
      github.listen(0, '127.0.0.1', listening);
    });
    const { port } = github.address() as AddressInfo;
    ({ server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        githubModule,
        gitlabModule,
        fargateModule,
        catalogServiceMock.factory({ entities: world.entities }),
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: USERS.owner,
            ownershipEntityRefs: [USERS.owner, TEAM],
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
              gitlab: [
                {
                  host: 'gitlab.com',
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
              targets: [
                {
                  name: 'dev',
                  accountId: '123456789012',
                  region: 'eu-west-1',
                  endpoint: world.simulator.url,
                },
              ],
            },
          },
        }),
      ],
    }));
  });

  afterAll(async () => {
    github.close();
    await world.simulator.close();
  });

  async function send(values: object) {
    const template = parse(readFileSync(join(FOLDER, 'template.yaml'), 'utf8'));
    const { body } = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({ template, values, secrets: {}, directoryContents: files() });
    return body;
  }

  async function dryRun(values: object) {
    const body = await send(values);
    expect(body.error).toBeUndefined();
    const log: string = body.log
      .map((entry: any) => entry.body.message)
      .join('\n');
    const written = new Map<string, string>(
      body.directoryContents.map(
        (file: { path: string; base64Content: string }) => [
          file.path,
          Buffer.from(file.base64Content, 'base64').toString('utf8'),
        ],
      ),
    );
    return { log, written };
  }

  function files() {
    return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const file = join(entry.parentPath, entry.name);
        return {
          path: file.slice(FOLDER.length + 1),
          base64Content: readFileSync(file).toString('base64'),
        };
      });
  }

  it('plans the roles of the pipeline and the API, and changes nothing', async () => {
    world.simulator.calls.clear();
    const { log } = await dryRun(VALUES);

    expect(log).toMatch(/Plan +bills-delivery: \d+ to add/);
    expect(log).toMatch(/Plan +bills: \d+ to add/);
    expect(log).toMatch(/github:repo:create[^]*github:repo:push/);
    const changes = world.simulator.calls
      .all()
      .map(({ operation }) => operation)
      .filter(
        operation =>
          !/^(Batch|Describe|List|Get|Validate|Lookup)/.test(operation) &&
          !/^(CreateChangeSet|DeleteChangeSet|DeleteStack)$/.test(operation),
      );
    expect(changes).toEqual([]);
  });

  it('plans an API behind API Gateway, without previews', async () => {
    const { log, written } = await dryRun({
      ...VALUES,
      shape: 'gateway',
      previews: true,
    });

    expect(log).toMatch(/Plan +bills: its VPC link would be created first/);
    expect([...written.keys()]).not.toContainEqual(
      expect.stringMatching(/preview/),
    );
  });

  it('checks an internal API before anything is created', async () => {
    const { error } = await send({
      ...VALUES,
      shape: 'internal',
      zone: { entityRef: ZONE },
      domainName: 'bills.acme.com',
      consumerCidrs: ['10.1.0.0/16'],
    });

    expect(error.message).toMatch(
      /certificate .* is for acme\.com and does not cover bills\.acme\.com/,
    );
  });

  it('continues with the repository of an earlier attempt', async () => {
    const { log } = await dryRun({
      ...VALUES,
      githubRepo: { repoUrl: 'github.com?owner=acme&repo=started' },
    });

    expect(log).toContain('exists with its source, which stays as it is');
    expect(log).not.toMatch(/github:repo:(create|push)/);
    expect(log).toMatch(/Plan +bills: \d+ to add/);
  });

  it.each(LANGUAGES)('writes a repository in %s', async language => {
    const { written } = await dryRun({ ...VALUES, language });

    const paths = [...written.keys()].filter(path =>
      path.startsWith('source/'),
    );
    expect(paths).toEqual(
      expect.arrayContaining(
        [
          '.github/workflows/deliver.yml',
          '.gitignore',
          'Dockerfile',
          'README.md',
          'deploy/deploy.sh',
          'deploy/gitops.sh',
          'docs/index.md',
          'mkdocs.yml',
          'openapi.yaml',
        ].map(path => `source/${path}`),
      ),
    );
    expect(paths.filter(path => path.endsWith('.njk'))).toEqual([]);
    const dockerfile = written.get('source/Dockerfile')!;
    expect(dockerfile).toMatch(/^FROM .* AS test$/m);
    expect(dockerfile).toMatch(/^USER (?!root|0)/m);
    expect(dockerfile).toContain('EXPOSE 8080\n');
    const document = parse(written.get('source/openapi.yaml')!);
    await SwaggerParser.validate(document);
    expect(Object.keys(document.paths)).toEqual([
      '/greetings/{name}',
      '/health',
    ]);
    expect(parse(written.get('source/mkdocs.yml')!).site_name).toBe('bills');
  });

  it.each(LANGUAGES)(
    'lets an API behind API Gateway in %s serve for a minute after SIGTERM',
    async language => {
      const dockerfileOf = async (shape: string) =>
        (await dryRun({ ...VALUES, language, shape })).written.get(
          'source/Dockerfile',
        );

      const line = 'ENV SHUTDOWN_DELAY_SECONDS=60\n';
      expect(await dockerfileOf('gateway')).toContain(line);
      expect(await dockerfileOf('public')).not.toContain('SHUTDOWN');
    },
  );

  it('names the stack and the service in the entities that it proposes', async () => {
    const { written } = await dryRun(VALUES);

    const [component, api] = parseAllDocuments(
      written.get('proposal/catalog-info.yaml')!,
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
        'backstage.io/techdocs-ref',
      ]),
    );
    expect(component.metadata.description).toBe(VALUES.description);
    expect(component.spec).toMatchObject({
      lifecycle: 'experimental',
      dependsOn: ['resource:default/dev'],
    });
    expect(api.spec.lifecycle).toBe('experimental');
  });

  it('writes a workflow that deploys its stack', async () => {
    const { written } = await dryRun(VALUES);

    const { env, on } = parse(
      written.get('source/.github/workflows/deliver.yml')!,
    );
    expect(on.push.branches).toEqual(['main']);
    expect(env).toMatchObject({ AWS_REGION: 'eu-west-1', STACK: 'bills' });
  });

  it('plans the rights of a pipeline that applies settings only where it does', async () => {
    const { log } = await dryRun({ ...VALUES, appliedBy: 'repository' });
    expect(log).toMatch(/bills-delivery: \d+ to add[^]*role policy/);
    const byPortal = await dryRun({ ...VALUES, appliedBy: 'portal' });
    expect(byPortal.log).not.toMatch(
      /bills-delivery: \d+ to add[^]*role policy[^]*bills: \d+ to add/,
    );
  });

  describe('with previews', () => {
    const PREVIEWS = ['.github/workflows/preview.yml', 'deploy/preview.yml'];

    it('writes them only where they are asked for', async () => {
      const { written } = await dryRun(VALUES);
      expect(PREVIEWS.filter(path => written.has(`source/${path}`))).toEqual(
        [],
      );
    });

    it('writes them for the API with its variables', async () => {
      const { written } = await dryRun({ ...VALUES, previews: true });

      const { env, on } = parse(written.get(`source/${PREVIEWS[0]}`)!);
      expect(on.pull_request.types).toContain('closed');
      expect(env.PREVIEW).toBe('bills-preview-${{ github.event.number }}');
      const { Resources } = parse(written.get(`source/${PREVIEWS[1]}`)!, {
        logLevel: 'silent',
      });
      const [container] =
        Resources.TaskDefinition.Properties.ContainerDefinitions;
      expect(container.Environment).toEqual([
        { Name: 'CURRENCY', Value: 'EUR' },
      ]);
    });

    it('writes them for GitLab', async () => {
      const { log, written } = await dryRun({
        ...VALUES,
        forge: 'gitlab',
        gitlabRepo: { repoUrl: 'gitlab.com?owner=acme&repo=bills' },
        previews: true,
      });
      expect(log).toMatch(/Plan +bills-delivery: 7 to add/);
      expect(PREVIEWS.filter(path => written.has(`source/${path}`))).toEqual([
        PREVIEWS[1],
      ]);
      expect(parse(written.get('source/.gitlab-ci.yml')!).include).toEqual([
        { local: '.gitlab/preview.yml' },
      ]);
      const { '.preview': base, preview } = parse(
        written.get('source/.gitlab/preview.yml')!,
      );
      expect(base.variables.PREVIEW).toBe(
        'bills-preview-$CI_MERGE_REQUEST_IID',
      );
      expect(preview.environment.auto_stop_in).toBe('7 days');
    });
  });

  describe('with promotion by the pipeline', () => {
    const PROMOTED = {
      ...VALUES,
      promotion: 'pipeline',
      nextEnvironment: { entityRef: 'resource:default/dev' },
      nextName: 'bills-prod',
      approvers: TEAM,
    };
    const ON_GITLAB = {
      forge: 'gitlab',
      gitlabRepo: { repoUrl: 'gitlab.com?owner=acme&repo=bills' },
    };
    const FILES = [
      '.github/workflows/promote.yml',
      '.gitlab/promote.yml',
      'deploy/running.sh',
    ];
    const filesOf = (written: Map<string, string>) =>
      FILES.filter(path => written.has(`source/${path}`));

    it('writes none where it is not chosen', async () => {
      const { written } = await dryRun({ ...PROMOTED, promotion: 'none' });
      expect(filesOf(written)).toEqual([]);
    });

    it('lets only an environment of GitHub deploy to the next environment', async () => {
      const { log, written } = await dryRun(PROMOTED);
      expect(log).toMatch(/Plan +bills-prod-delivery: \d+ to add/);
      expect(log).toMatch(/acme\/bills:environment:dev/);
      expect(log).toMatch(
        /github:environment:create[^]*"name": "dev"[^]*"reviewers": \[\n? *"group:/,
      );
      expect(filesOf(written)).toEqual([FILES[0], FILES[2]]);
      const { jobs, on } = parse(written.get(`source/${FILES[0]}`)!);
      expect(on).toBe('workflow_dispatch');
      expect(jobs.promote.environment).toBe('dev');
      expect(jobs.promote.steps.at(-1).env.STACK).toBe('bills-prod');
    });

    it('writes a manual job for GitLab', async () => {
      const { log, written } = await dryRun({ ...PROMOTED, ...ON_GITLAB });
      expect(log).not.toContain('github:environment:create');
      expect(filesOf(written)).toEqual(FILES.slice(1));
      expect(parse(written.get('source/.gitlab-ci.yml')!).include).toEqual([
        { local: FILES[1] },
      ]);
      const { promote } = parse(written.get(`source/${FILES[1]}`)!);
      expect(promote.rules[0].when).toBe('manual');
      expect(promote.resource_group).toBe('bills-prod');
    });
  });

  it('writes a pipeline of GitLab instead', async () => {
    const { written } = await dryRun({
      ...VALUES,
      forge: 'gitlab',
      gitlabRepo: { repoUrl: 'gitlab.com?owner=acme&repo=bills' },
    });

    expect(written.has('source/.github/workflows/deliver.yml')).toBe(false);
    const { variables, '.job': job } = parse(
      written.get('source/.gitlab-ci.yml')!,
    );
    expect(variables).toMatchObject({ STACK: 'bills' });
    expect(job.id_tokens.ID_TOKEN.aud).toBe('https://gitlab.com');
  });
});
