import { StackDescriptor, StackRecord } from '../stack';
import { hasEntities, toEntities as entitiesOf } from './toEntities';

const account = 'eu-west-1:123456789012';
const stackArn = `arn:aws:cloudformation:${account}:stack/orders/7f3c`;
const vpcStackArn = `arn:aws:cloudformation:${account}:stack/environment-dev-vpc/1`;
const clusterStackArn = `arn:aws:cloudformation:${account}:stack/environment-dev-cluster/2`;
const serviceArn = `arn:aws:ecs:${account}:service/dev/orders`;
const cloudFormation =
  'https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/stackinfo?stackId=';

function stackOf(overrides: Partial<StackRecord>): StackRecord {
  return {
    arn: stackArn,
    name: 'orders',
    status: 'CREATE_COMPLETE',
    managed: true,
    kind: 'public-api',
    outputs: { Url: 'http://orders.elb', ServiceArn: serviceArn },
    parameters: {},
    terminationProtection: false,
    ...overrides,
  };
}

const api = stackOf({});

/** The entities of a stack on AWS. */
const toEntities = (stack: StackRecord, descriptor: StackDescriptor) =>
  entitiesOf(stack, descriptor, {});

const orders: StackDescriptor = {
  entity: {
    namespace: 'default',
    name: 'orders',
    owner: 'group:default/team-a',
    title: 'Orders',
    description: 'What customers want.',
    system: 'shop',
    lifecycle: 'production',
    tags: ['shop', 'public'],
  },
  environment: 'resource:default/dev',
  definition: 'openapi: 3.1.0\n',
};

describe('toEntities for a target with an endpoint of its own', () => {
  const target = { endpoint: 'http://127.0.0.1:4566' };

  it.each([
    ['an API', api],
    ['an environment', stackOf({ kind: 'cluster', outputs: {} })],
    ['a DNS zone', stackOf({ kind: 'dns-zone', outputs: {} })],
  ])('does not link %s to the console of AWS', (_, stack) => {
    const urls = entitiesOf(stack, orders, target).flatMap(({ metadata }) =>
      metadata.links!.map(({ url }) => url),
    );
    expect(urls).toContain(
      `${target.endpoint}/go/view?arn=${encodeURIComponent(stackArn)}`,
    );
    expect(urls.join()).not.toContain('console.aws');
  });
});

describe('toEntities for the stack of an API', () => {
  const [apiEntity, component] = toEntities(api, orders);

  const metadata = {
    namespace: 'default',
    name: 'orders',
    title: 'Orders',
    description: 'What customers want.',
    tags: ['shop', 'public'],
    annotations: {
      'backstage.io/managed-by-location': `fargate-api:${stackArn}`,
      'backstage.io/managed-by-origin-location': `fargate-api:${stackArn}`,
      'fargate-api/stack-arn': stackArn,
      'aws.amazon.com/amazon-ecs-service-arn': serviceArn,
    },
    links: [
      { title: 'Endpoint', url: 'http://orders.elb' },
      {
        title: 'ECS service in AWS',
        url: 'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/dev/services/orders/health?region=eu-west-1',
      },
      {
        title: 'CloudFormation stack in AWS',
        url: `${cloudFormation}${encodeURIComponent(stackArn)}`,
      },
    ],
  };

  it('returns the API', () => {
    expect(apiEntity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata,
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'group:default/team-a',
        system: 'shop',
        definition: 'openapi: 3.1.0\n',
      },
    });
  });

  it('returns the Component that provides it', () => {
    expect(component).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata,
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/team-a',
        system: 'shop',
        providesApis: ['api:default/orders'],
        dependsOn: ['resource:default/dev'],
      },
    });
  });

  it('omits optional fields that the descriptor does not contain', () => {
    const entity = { namespace: 'pay', name: 'refunds', owner: 'user:pay/ann' };
    const [bareApi, bareComponent] = toEntities(api, { entity });
    expect(Object.keys(bareApi.metadata)).toEqual([
      'namespace',
      'name',
      'annotations',
      'links',
    ]);
    expect(bareApi.spec).not.toHaveProperty('system');
    expect(bareComponent.spec).toEqual({
      type: 'service',
      lifecycle: 'experimental',
      owner: 'user:pay/ann',
      providesApis: ['api:pay/refunds'],
    });
  });

  const withHealthCheck = (HealthCheckPath: string) =>
    toEntities(stackOf({ parameters: { HealthCheckPath } }), {
      ...orders,
      definition: undefined,
    })[0].spec!;

  it('returns a minimal OpenAPI document with the health check if there is none', () => {
    const spec = withHealthCheck('/health');
    expect(JSON.parse(String(spec.definition))).toEqual({
      openapi: '3.0.3',
      info: {
        title: 'Orders',
        version: 'unknown',
        description:
          'What customers want.\n\nNo OpenAPI document was given when this API was deployed, so only its health check is known.',
      },
      servers: [{ url: 'http://orders.elb' }],
      paths: {
        '/health': {
          get: {
            summary: 'Health check',
            description: 'What the load balancer requests of each task.',
            responses: {
              default: {
                description: 'The status tells whether the task is healthy.',
              },
            },
          },
        },
      },
    });
  });

  it.each(['/health?deep=1', '/{id}', ''])(
    'names no path that OpenAPI would take for another than %p',
    path => {
      const { paths } = JSON.parse(String(withHealthCheck(path).definition));
      expect(paths).toEqual({});
    },
  );

  it('takes a document that begins with something else than a URL as it is', () => {
    const definition = 'openapi: 3.1.0 # https://git.example.com/openapi.yaml';
    const [{ spec }] = toEntities(api, { ...orders, definition });
    expect(spec!.definition).toBe(definition);
  });

  it('lets the catalog fetch a document that is given by URL', () => {
    const definition = 'https://git.example.com/orders/openapi.yaml\n';
    const [{ spec }] = toEntities(api, { ...orders, definition });
    expect(spec!.definition).toEqual({
      $text: 'https://git.example.com/orders/openapi.yaml',
    });
  });

  it('returns them for an API with a repository too, which may not be registered', () => {
    const catalogInfoUrl = 'https://git.example.com/orders/catalog-info.yaml';
    expect(toEntities(api, { ...orders, catalogInfoUrl })).toEqual(
      toEntities(api, orders),
    );
  });
});

describe('toEntities for the stack of a cluster', () => {
  const cluster = stackOf({
    arn: clusterStackArn,
    name: 'environment-dev-cluster',
    kind: 'cluster',
    outputs: { ClusterArn: `arn:aws:ecs:${account}:cluster/dev` },
  });
  const dev: StackDescriptor = {
    entity: { namespace: 'default', name: 'dev', owner: 'group:default/ops' },
    network: { vpcStackArn },
  };

  it('returns the environment', () => {
    expect(toEntities(cluster, dev)).toEqual([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          namespace: 'default',
          name: 'dev',
          description:
            'Network and ECS cluster for APIs on Fargate in account 123456789012, region eu-west-1',
          annotations: {
            'backstage.io/managed-by-location': `fargate-api:${clusterStackArn}`,
            'backstage.io/managed-by-origin-location': `fargate-api:${clusterStackArn}`,
            'fargate-api/stack-arn': clusterStackArn,
          },
          links: [
            {
              title: 'ECS cluster in AWS',
              url: 'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/dev/services?region=eu-west-1',
            },
            {
              title: 'Cluster stack in AWS',
              url: `${cloudFormation}${encodeURIComponent(clusterStackArn)}`,
            },
            {
              title: 'Network in AWS',
              url: `${cloudFormation}${encodeURIComponent(vpcStackArn)}`,
            },
          ],
        },
        spec: { type: 'fargate-environment', owner: 'group:default/ops' },
      },
    ]);
  });

  it('adds the account and region to the description', () => {
    const [{ metadata }] = toEntities(cluster, {
      ...dev,
      entity: { ...dev.entity, description: 'Where we try things' },
    });
    expect(metadata.description).toBe(
      'Where we try things (account 123456789012, region eu-west-1)',
    );
  });

  it('links an existing VPC', () => {
    const [{ metadata }] = toEntities(cluster, {
      ...dev,
      network: { vpcId: 'vpc-1', publicSubnetIds: [], privateSubnetIds: [] },
    });
    expect(metadata.links).toContainEqual({
      title: 'Network in AWS',
      url: 'https://eu-west-1.console.aws.amazon.com/vpcconsole/home?region=eu-west-1#VpcDetails:VpcId=vpc-1',
    });
  });

  it('returns nothing for the VPC stack of the environment', () => {
    expect(toEntities(stackOf({ kind: 'vpc', arn: vpcStackArn }), dev)).toEqual(
      [],
    );
  });
});

describe('toEntities for stacks of internal APIs', () => {
  it('returns the API and the Component of an internal API', () => {
    const internal = stackOf({
      kind: 'internal-api',
      outputs: { Url: 'https://api.acme.com', ServiceArn: serviceArn },
    });
    expect(
      toEntities(internal, orders).map(({ kind, metadata }) => [
        kind,
        metadata.links![0].url,
      ]),
    ).toEqual([
      ['API', 'https://api.acme.com'],
      ['Component', 'https://api.acme.com'],
    ]);
  });

  const zone = stackOf({
    kind: 'dns-zone',
    outputs: { DomainName: 'api.acme.com', HostedZoneId: 'Z1' },
  });
  const zoneEntity = {
    namespace: 'default',
    name: 'api-acme-com',
    owner: 'group:default/team-a',
  };

  it('returns the DNS zone', () => {
    expect(toEntities(zone, { entity: zoneEntity })).toEqual([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          namespace: 'default',
          name: 'api-acme-com',
          title: 'api.acme.com',
          description: 'DNS zone api.acme.com in account 123456789012',
          annotations: {
            'backstage.io/managed-by-location': `fargate-api:${stackArn}`,
            'backstage.io/managed-by-origin-location': `fargate-api:${stackArn}`,
            'fargate-api/stack-arn': stackArn,
          },
          links: [
            {
              title: 'Zone stack in AWS',
              url: `${cloudFormation}${encodeURIComponent(stackArn)}`,
            },
          ],
        },
        spec: { type: 'fargate-dns-zone', owner: 'group:default/team-a' },
      },
    ]);
  });

  it('prefers what the descriptor of a DNS zone says', () => {
    const given = { title: 'Internal', description: 'Ours', system: 'shop' };
    expect(
      toEntities(zone, { entity: { ...zoneEntity, ...given } }),
    ).toMatchObject([
      {
        metadata: { title: 'Internal', description: 'Ours' },
        spec: { system: 'shop' },
      },
    ]);
  });

  it('needs no output of a DNS zone that is being created', () => {
    const [{ metadata }] = toEntities(
      { ...zone, outputs: {} },
      { entity: zoneEntity },
    );
    expect(metadata.description).toBe('DNS zone  in account 123456789012');
    expect(metadata).not.toHaveProperty('title');
  });

  it.each([
    ['cluster', true],
    ['internal-api', true],
    ['dns-zone', true],
    ['vpc', false],
    [undefined, false],
  ] as const)('knows whether a stack has entities: %s %s', (kind, has) => {
    expect(hasEntities(kind)).toBe(has);
  });

  it.each([
    'dns-delegation',
    'certificate',
    'endpoints',
    'transit-gateway-attachment',
  ] as const)('returns nothing for a stack of kind %s', kind => {
    expect(toEntities(stackOf({ kind }), orders)).toEqual([]);
  });
});
