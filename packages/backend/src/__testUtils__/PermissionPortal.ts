import { setTimeout } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  CreateStackCommandInput,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  BackendFeature,
  BackstageCredentials,
  BackstageUserPrincipal,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import scaffolderModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import fargateApiPlugin from '@fargate-api/backstage-plugin-fargate-api-backend';
import {
  StackDescriptor,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  StackKind,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import fargateModule from '@fargate-api/backstage-plugin-scaffolder-backend-module-fargate';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import request, { Test } from 'supertest';
import { stringify } from 'yaml';

const ACCOUNT = '123456789012';

/** The regions of the targets. */
const REGIONS = { dev: 'eu-west-1', prod: 'eu-central-1' };

type Target = keyof typeof REGIONS;

/** Whom a portal knows, by what they are there. */
export const USERS = {
  owner: 'user:default/olga',
  'other team': 'user:default/sam',
  platform: 'user:default/pat',
} as const;

export type User = keyof typeof USERS;

/** A user, or whoever has an external access token of the configuration. */
export type Caller = User | 'service';

export const TEAM = 'group:default/team-orders';
export const OTHER_TEAM = 'group:default/team-billing';
export const PLATFORM = 'group:default/platform';

const GROUPS: Record<string, string[]> = {
  [USERS.owner]: [TEAM],
  [USERS['other team']]: [OTHER_TEAM],
  [USERS.platform]: [PLATFORM],
};

/** The label of entities that a policy may hide. */
export const HIDDEN = 'hidden';

/** Where the catalog has an entity from, without which it takes none. */
const locatedAt = (location: string) => ({
  'backstage.io/managed-by-location': location,
  'backstage.io/managed-by-origin-location': location,
});

export const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';

/** One step of a template. */
export interface Step {
  action: string;
  input: object;
}

/** What a door answered. */
export interface Answer {
  /** Undefined if it was refused. */
  allowed?: true;
  /** What was said. */
  text: string;
}

/** A record of the audit log. */
export interface Audited {
  plugin: string;
  eventId: string;
  status: 'initiated' | 'succeeded' | 'failed';
  meta: any;
}

/** The stacks of one simulated AWS, which several portals may look at. */
export class DeployedWorld {
  static async start(): Promise<DeployedWorld> {
    const world = new DeployedWorld(await startSimulator({ speed: 1800 }));
    [TEAM, OTHER_TEAM, PLATFORM].forEach(ref => world.#addGroup(ref));
    await world.#environment('dev', 'dev', PLATFORM);
    await world.#environment('dev', 'secret', PLATFORM);
    await world.#environment('prod', 'prod', PLATFORM);
    await world.publicApi('orders', TEAM);
    await world.#internalApi('ledger', TEAM);
    return world;
  }

  readonly entities: Entity[] = [];
  /** By the reference of its entity. */
  readonly stackArns: Record<string, string> = {};

  private constructor(readonly simulator: Simulator) {}

  async #environment(target: Target, name: string, owner: string) {
    const entity = { namespace: 'default', name, owner };
    const entityRef = `resource:default/${name}`;
    const vpc = await this.#deploy(target, 'vpc', `environment-${name}-vpc`, {
      entityRef,
      descriptor: { entity },
    });
    const cluster = await this.#deploy(
      target,
      'cluster',
      `environment-${name}-cluster`,
      {
        entityRef,
        descriptor: { entity, network: { vpcStackArn: vpc.arn } },
      },
    );
    this.stackArns[entityRef] = cluster.arn;
    this.addEntity('Resource', name, cluster.arn, {
      type: 'fargate-environment',
      owner,
    });
  }

  publicApi(name: string, owner: string): Promise<void> {
    return this.#api('public-api', name, owner, network => ({
      PublicSubnetIds: network.PublicSubnetIds,
    }));
  }

  async #api(
    kind: 'public-api' | 'internal-api',
    name: string,
    owner: string,
    placeIn: (network: Record<string, string>) => Record<string, string>,
  ) {
    const vpc = await this.outputs('dev', 'environment-dev-vpc');
    const cluster = await this.outputs('dev', 'environment-dev-cluster');
    const entityRef = `api:default/${name}`;
    const { arn } = await this.#deploy('dev', kind, name, {
      entityRef,
      descriptor: {
        entity: { namespace: 'default', name, owner },
        environment: 'resource:default/dev',
      },
      parameters: {
        ServiceName: name,
        ImageUrl:
          kind === 'public-api'
            ? IMAGE
            : `${ACCOUNT}.dkr.ecr.${REGIONS.dev}.amazonaws.com/${name}:v1`,
        VpcId: vpc.VpcId,
        PrivateSubnetIds: vpc.PrivateSubnetIds,
        ClusterName: cluster.ClusterName,
        ECSTaskExecutionRole: cluster.ECSTaskExecutionRole,
        ...placeIn(vpc),
      },
    });
    this.stackArns[entityRef] = arn;
    this.addEntity('API', name, arn, {
      type: 'openapi',
      lifecycle: 'production',
      owner,
      definition: 'openapi: 3.1.0',
    });
  }

  /** An internal API, and the zone with its name. */
  async #internalApi(name: string, owner: string) {
    const DomainName = 'acme.com';
    const plain = (entityName: string) => ({
      entityRef: `resource:default/${entityName}`,
      descriptor: {
        entity: { namespace: 'default', name: entityName, owner: PLATFORM },
      },
    });
    const zone = await this.#deploy('dev', 'dns-zone', 'dns-acme-com-zone', {
      ...plain('acme-com'),
      parameters: { DomainName },
    });
    this.stackArns['resource:default/acme-com'] = zone.arn;
    const { HostedZoneId } = await this.outputs('dev', 'dns-acme-com-zone');
    await this.#deploy('dev', 'certificate', 'dns-acme-com-certificate', {
      ...plain('acme-com'),
      parameters: { DomainName, HostedZoneId },
    });
    const { CertificateArn } = await this.outputs(
      'dev',
      'dns-acme-com-certificate',
    );
    await this.#api('internal-api', name, owner, network => ({
      LoadBalancerSubnetIds: network.PrivateSubnetIds,
      ConsumerCidrs: '10.1.0.0/16',
      CertificateArn,
      DomainName,
      HostedZoneId,
    }));
  }

  /** The id of an environment's VPC. */
  async vpcOf(environment: string): Promise<string> {
    return (await this.outputs('dev', `environment-${environment}-vpc`)).VpcId;
  }

  /** Stores the secret that a deletion of an API keeps. */
  async storeSecret(name: string, owner: string): Promise<void> {
    const client = new SecretsManagerClient(this.#clientOptions('dev'));
    await client.send(
      new CreateSecretCommand({
        Name: `fargate-api/${name}/DB_URL`,
        SecretString: 'a',
        Tags: Object.entries({
          'fargate-api:entity': `api:default/${name}`,
          'fargate-api:owner': owner,
        }).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
  }

  /**
   * A stack in a stack of somebody's own tool, which gives it its tags.
   *
   * @returns its ARN.
   */
  async nest(
    name: string,
    tags: Record<string, string>,
    outputs: Record<string, string>,
  ): Promise<string> {
    const Bucket = `templates-of-${name}`;
    const s3 = new S3Client({
      ...this.#clientOptions('dev'),
      forcePathStyle: true,
    });
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'child',
        Body: JSON.stringify({
          Resources: { Group: { Type: 'AWS::Logs::LogGroup' } },
          Outputs: Object.fromEntries(
            Object.entries(outputs).map(([key, Value]) => [key, { Value }]),
          ),
        }),
      }),
    );
    await this.#create('dev', name, {
      TemplateBody: JSON.stringify({
        Resources: {
          Child: {
            Type: 'AWS::CloudFormation::Stack',
            Properties: {
              TemplateURL: `https://${Bucket}.s3.${REGIONS.dev}.amazonaws.com/child`,
            },
          },
        },
        Outputs: { Child: { Value: { Ref: 'Child' } } },
      }),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    });
    return (await this.outputs('dev', name)).Child;
  }

  /** Adds a template with one step to the catalog; its owner is a parameter. */
  addTemplate(name: string, step: Step): void {
    this.addTemplateEntity(templateOf(name, step));
  }

  addTemplateEntity({ metadata, ...template }: Entity): void {
    this.entities.push({
      ...template,
      metadata: { ...metadata, annotations: locatedAt('file:templates') },
    });
  }

  /** @param location - of the catalog file; by default it is the provider's. */
  addEntity(
    kind: string,
    name: string,
    stackArn: string,
    spec: any,
    location = `fargate-api:${stackArn}`,
    namespace = 'default',
  ): void {
    this.entities.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name,
        namespace,
        annotations: {
          ...locatedAt(location),
          [STACK_ARN_ANNOTATION]: stackArn,
        },
        ...(name === 'secret' && { labels: { [HIDDEN]: 'true' } }),
      },
      spec,
    });
  }

  #addGroup(ref: string): void {
    this.entities.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: {
        name: parseEntityRef(ref).name,
        annotations: locatedAt('file:groups'),
      },
      spec: { type: 'team', children: [] },
    });
  }

  #client(target: Target): CloudFormationClient {
    return new CloudFormationClient(this.#clientOptions(target));
  }

  #clientOptions(target: Target) {
    return {
      endpoint: this.simulator.url,
      region: REGIONS[target],
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' },
    };
  }

  async #deploy(
    target: Target,
    kind: StackKind,
    name: string,
    options: {
      entityRef: string;
      descriptor: StackDescriptor;
      parameters?: Record<string, string>;
    },
  ) {
    return this.#create(target, name, {
      TemplateBody: withDescriptor(
        await readCloudFormationTemplate(kind as 'vpc'),
        kind,
        options.descriptor,
      ),
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: Object.entries(options.parameters ?? {}).map(
        ([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        }),
      ),
      Tags: Object.entries({
        'fargate-api:managed': 'true',
        'fargate-api:kind': kind,
        'fargate-api:entity': options.entityRef,
      }).map(([Key, Value]) => ({ Key, Value })),
    });
  }

  async #create(
    target: Target,
    StackName: string,
    input: Omit<CreateStackCommandInput, 'StackName'>,
  ): Promise<{ arn: string }> {
    const client = this.#client(target);
    await client.send(new CreateStackCommand({ StackName, ...input }));
    for (;;) {
      await this.simulator.clock.sleep(60);
      const { Stacks } = await client.send(
        new DescribeStacksCommand({ StackName }),
      );
      const [{ StackId, StackStatus }] = Stacks!;
      if (!StackStatus!.endsWith('_IN_PROGRESS')) {
        if (StackStatus !== 'CREATE_COMPLETE') {
          throw new Error(`Stack ${StackName} is ${StackStatus}`);
        }
        return { arn: StackId! };
      }
    }
  }

  /** What a stack gives others. */
  async outputs(target: Target, name: string): Promise<Record<string, string>> {
    const { Stacks } = await this.#client(target).send(
      new DescribeStacksCommand({ StackName: name }),
    );
    return Object.fromEntries(
      Stacks![0].Outputs!.map(({ OutputKey, OutputValue }) => [
        OutputKey,
        OutputValue!,
      ]),
    );
  }

  /** @param endpoint - by which a portal reaches this AWS. */
  config(endpoint: string = this.simulator.url) {
    return {
      aws: {
        accounts: [
          {
            accountId: ACCOUNT,
            accessKeyId: ACCOUNT,
            secretAccessKey: 'simulated',
          },
        ],
      },
      fargateApi: {
        targets: [
          { name: 'dev', accountId: ACCOUNT, region: REGIONS.dev, endpoint },
          {
            name: 'prod',
            accountId: ACCOUNT,
            region: REGIONS.prod,
            endpoint,
            stage: 'production',
            allowedGroups: [PLATFORM],
          },
        ],
      },
    };
  }
}

/** As the real one, and unlike the mock, says which plugin acts for a user. */
export const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    return Object.assign(Object.create(auth), {
      async authenticate(token: string) {
        const credentials = await auth.authenticate(token);
        return auth.isPrincipal(credentials, 'user') &&
          token !== mockCredentials.user.token(userOf(credentials))
          ? mockCredentials.user(userOf(credentials), {
              actor: { subject: 'plugin:scaffolder' },
            })
          : credentials;
      },
    });
  },
});

/** A Backstage backend with catalog, scaffolder, permission policy and our plugins, over HTTP. */
export class PermissionPortal {
  static async start(
    world: DeployedWorld,
    options: {
      policy: PermissionPolicy;
      ownershipGuard?: boolean;
      /** Targets that require an approval. Default: none. */
      requiresApproval?: Target[];
      /** By which the portal reaches AWS. Default: that of the simulator. */
      endpoint?: string;
      /** Instead of those of a test backend. */
      services?: BackendFeature[];
    },
  ): Promise<PermissionPortal> {
    const audit: Audited[] = [];
    const {
      ownershipGuard = true,
      endpoint,
      requiresApproval = [],
      services = [],
    } = options;
    const { aws, fargateApi } = world.config(endpoint);
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        scaffolderModel,
        permissionPlugin,
        scaffolderPlugin,
        fargateModule,
        fargateApiPlugin,
        entitiesModule(world.entities),
        policyModule(options.policy),
        authFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        actionsRegistryServiceFactory,
        actionsServiceFactory,
        mcpPlugin,
        mockServices.userInfo.mock({
          getUserInfo: async ({ principal }: any) => ({
            userEntityRef: principal.userEntityRef,
            ownershipEntityRefs: [
              principal.userEntityRef,
              ...(GROUPS[principal.userEntityRef] ?? []),
            ],
          }),
        }).factory,
        auditorFactory(audit),
        ...services,
        mockServices.rootConfig.factory({
          data: {
            backend: {
              actions: {
                pluginSources: ['catalog', 'fargate-api', 'scaffolder'],
              },
            },
            permission: { enabled: true },
            aws,
            fargateApi: {
              targets: fargateApi.targets.map(target => ({
                ...target,
                requiresApproval: requiresApproval.includes(
                  target.name as Target,
                ),
              })),
              ownershipGuard,
            },
          },
        }),
      ],
    });
    const portal = new PermissionPortal(server, audit, world);
    await portal.#awaitCatalog();
    return portal;
  }

  private constructor(
    private readonly server: any,
    readonly audit: Audited[],
    private readonly world: DeployedWorld,
  ) {}

  /** The REST API. */
  get(user: Caller, path: string): Test {
    return this.#as(user, request(this.server).get(path));
  }

  post(user: Caller, path: string, body: object = {}): Test {
    return this.#as(user, request(this.server).post(path)).send(body);
  }

  /**
   * The template editor's door, and that of the wizard's review.
   *
   * @param more - what else the request says.
   */
  async dryRun(user: Caller, step: Step, more: object = {}): Promise<Answer> {
    const { status, body } = await this.post(
      user,
      '/api/scaffolder/v2/dry-run',
      {
        template: templateOf('dry-run', step),
        values: { owner: teamOf(user) },
        secrets: {},
        directoryContents: [],
        ...more,
      },
    );
    return status === 200
      ? { allowed: true, text: JSON.stringify(body.log) }
      : { text: body.error?.message ?? JSON.stringify(body) };
  }

  /** The names of the tools that MCP clients find. */
  async tools(user: User): Promise<string[]> {
    return this.#mcp(user, async client => {
      const { tools } = await client.listTools();
      return tools.map(({ name }) => name).sort();
    });
  }

  /** Calls a tool as an MCP client does. */
  async call(
    user: User,
    name: string,
    input: Record<string, unknown>,
  ): Promise<Answer & { output?: any }> {
    return this.#mcp(user, async client => {
      const { content, isError, structuredContent } = await client.callTool({
        name,
        arguments: input,
      });
      const text = JSON.stringify(content);
      return isError
        ? { text }
        : { allowed: true, text, output: structuredContent };
    });
  }

  /** The door of MCP clients: a dry run of a template. */
  async invoke(user: User, step: Step): Promise<Answer> {
    const { output, text } = await this.call(
      user,
      'scaffolder.dry-run-template',
      {
        templateYaml: stringify(templateOf('invoked', step)),
        values: { owner: teamOf(user) },
      },
    );
    return output?.valid ? { allowed: true, text } : { text };
  }

  /** The wizard's door: a task of a template that the catalog has. */
  async task(
    user: User,
    template: string,
    secrets: Record<string, string> = {},
    values: object = { owner: teamOf(user) },
  ): Promise<Answer & { id: string }> {
    const { body } = await this.post(user, '/api/scaffolder/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
      secrets,
    }).expect(201);
    return this.#end(user, body.id);
  }

  /** The same door, as an MCP client opens it. */
  async execute(
    user: User,
    template: string,
  ): Promise<Answer & { id: string }> {
    const { output } = await this.call(user, 'scaffolder.execute-template', {
      templateRef: `template:default/${template}`,
      values: { owner: teamOf(user) },
    });
    return this.#end(user, output.taskId);
  }

  /** Runs a task once more, whoever started it. */
  async retry(user: User, id: string): Promise<Answer & { id: string }> {
    const path = `/api/scaffolder/v2/tasks/${id}`;
    const { body: before } = await this.get(user, `${path}/events`).expect(200);
    await this.post(user, `${path}/retry`).expect(201);
    return this.#end(user, id, before[before.length - 1].id);
  }

  async #end(
    user: User,
    id: string,
    since = 0,
  ): Promise<Answer & { id: string }> {
    const events: any[] = [];
    for (;;) {
      const after = events[events.length - 1]?.id ?? since;
      // The answer comes when there are further events.
      const { body: more } = await this.get(
        user,
        `/api/scaffolder/v2/tasks/${id}/events?after=${after}`,
      ).expect(200);
      events.push(...more);
      const end = events.find(({ type }) => type === 'completion');
      if (end) {
        const text = JSON.stringify(events.map(event => event.body));
        return {
          id,
          text,
          ...(end.body.message.endsWith('completed') && { allowed: true }),
        };
      }
    }
  }

  async #mcp<T>(user: User, use: (client: Client) => Promise<T>): Promise<T> {
    const { port } = this.server.address();
    const client = new Client({ name: 'permission-test', version: '1' });
    await client.connect(
      new StreamableHTTPClientTransport(
        new URL(`http://localhost:${port}/api/mcp-actions/v1`),
        {
          requestInit: {
            headers: {
              authorization: mockCredentials.user.header(USERS[user]),
            },
          },
        },
      ),
    );
    try {
      return await use(client);
    } finally {
      await client.close();
    }
  }

  #as(caller: Caller, test: Test): Test {
    return test.set(
      'authorization',
      caller === 'service'
        ? mockCredentials.service.header()
        : mockCredentials.user.header(USERS[caller]),
    );
  }

  /** Until every entity is there, with its owner. */
  async #awaitCatalog(): Promise<void> {
    const names = this.world.entities.length;
    for (;;) {
      const { body } = await this.get(
        'platform',
        '/api/catalog/entities/by-query?limit=100',
      ).expect(200);
      const ready = (body.items as Entity[]).filter(
        ({ kind, relations = [] }) =>
          kind === 'Group' || relations.some(({ type }) => type === 'ownedBy'),
      );
      if (ready.length >= names) {
        return;
      }
      await setTimeout(100);
    }
  }
}

function teamOf(caller: Caller): string {
  return caller === 'service' ? PLATFORM : GROUPS[USERS[caller]][0];
}

/** A template with one step. */
function templateOf(name: string, { action, input }: Step) {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, namespace: 'default' },
    spec: {
      type: 'service',
      owner: PLATFORM,
      parameters: [],
      steps: [{ id: 'step', name: 'Step', action, input }],
    },
  };
}

/** Has the catalog contain some entities. */
export function entitiesModule(entities: Entity[]): BackendFeature {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'entities',
    register({ registerInit }) {
      registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'entities',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: entities.map(entity => ({
                  entity,
                  locationKey: 'entities',
                })),
              }),
          });
        },
      });
    },
  });
}

/** Has the permission backend decide by a policy. */
export function policyModule(policy: PermissionPolicy): BackendFeature {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'policy',
    register({ registerInit }) {
      registerInit({
        deps: { extension: policyExtensionPoint },
        async init({ extension }) {
          extension.setPolicy(policy);
        },
      });
    },
  });
}

function userOf({
  principal,
}: BackstageCredentials<BackstageUserPrincipal>): string {
  return principal.userEntityRef;
}

function auditorFactory(audit: Audited[]) {
  return createServiceFactory({
    service: coreServices.auditor,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) => ({
      async createEvent({ eventId, meta }) {
        const record = { plugin: plugin.getId(), eventId };
        audit.push({ ...record, status: 'initiated', meta });
        const end =
          (status: 'succeeded' | 'failed') =>
          async (more: { meta?: object } = {}) => {
            audit.push({ ...record, status, meta: { ...meta, ...more.meta } });
          };
        return { success: end('succeeded'), fail: end('failed') };
      },
    }),
  });
}
