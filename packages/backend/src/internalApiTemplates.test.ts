import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import fargateModule from '@fargate-api/backstage-plugin-scaffolder-backend-module-fargate';
import request from 'supertest';
import { parse } from 'yaml';

const TEMPLATES = resolve(__dirname, '../../../templates');
const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';
const image = (tag: string) =>
  `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/orders:${tag}`;

/** Of a DNS zone's stack. */
const zoneTags = (name: string) => ({
  'fargate-api:managed': 'true',
  'fargate-api:kind': 'dns-zone',
  'fargate-api:entity': `resource:default/${name}`,
});

/** As the entity provider sets them. */
const annotationsOf = (stackArn: string) => ({
  'backstage.io/managed-by-location': `fargate-api:${stackArn}`,
  'fargate-api/stack-arn': stackArn,
});

/** As the catalog has it. */
const zoneEntity = (name: string, stackArn: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name,
    namespace: 'default',
    annotations: annotationsOf(stackArn),
  },
  spec: { type: 'fargate-dns-zone', owner: 'group:default/platform' },
});

jest.setTimeout(60_000);

describe('the Update and Delete templates, with an internal API and its zone', () => {
  let simulator: Simulator;
  let aws: CloudFormationClient;
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  async function deploy(
    name: string,
    template: string,
    parameters: Record<string, string> = {},
    tags: Record<string, string> = {},
  ) {
    await aws.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: readFileSync(
          resolve(TEMPLATES, 'cloudformation', `${template}.yml`),
          'utf8',
        ),
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.entries(parameters).map(
          ([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          }),
        ),
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    const describe = async () => {
      const { Stacks } = await aws.send(
        new DescribeStacksCommand({ StackName: name }),
      );
      return Stacks![0];
    };
    let stack = await describe();
    while (stack.StackStatus === 'CREATE_IN_PROGRESS') {
      await simulator.clock.sleep(60);
      stack = await describe();
    }
    const { StackId, StackStatus, Outputs } = stack;
    expect(StackStatus).toBe('CREATE_COMPLETE');
    return {
      arn: StackId!,
      outputs: Object.fromEntries(
        Outputs!.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue!]),
      ),
    };
  }

  beforeAll(async () => {
    simulator = await startSimulator({ speed: 1800 });
    aws = new CloudFormationClient({
      endpoint: simulator.url,
      region: REGION,
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' },
    });
    const vpc = (await deploy('network', 'vpc')).outputs;
    const cluster = (await deploy('cluster', 'cluster')).outputs;
    const DomainName = 'acme.com';
    const zone = await deploy(
      'zone',
      'dns-zone',
      { DomainName },
      zoneTags('zone'),
    );
    const unused = await deploy(
      'unused',
      'dns-zone',
      { DomainName: 'acme.org' },
      zoneTags('unused'),
    );
    const { HostedZoneId } = zone.outputs;
    const { CertificateArn } = (
      await deploy('certificate', 'certificate', { DomainName, HostedZoneId })
    ).outputs;
    const orders = await deploy(
      'orders',
      'internal-api',
      {
        ServiceName: 'orders',
        ImageUrl: image('v1'),
        VpcId: vpc.VpcId,
        LoadBalancerSubnetIds: vpc.PrivateSubnetIds,
        PrivateSubnetIds: vpc.PrivateSubnetIds,
        ClusterName: cluster.ClusterName,
        ECSTaskExecutionRole: cluster.ECSTaskExecutionRole,
        ConsumerCidrs: '10.1.0.0/16',
        CertificateArn,
        DomainName,
        HostedZoneId,
      },
      {
        'fargate-api:managed': 'true',
        'fargate-api:kind': 'internal-api',
        'fargate-api:entity': 'api:default/orders',
      },
    );
    ({ server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        fargateModule,
        catalogServiceMock.factory({
          entities: [
            zoneEntity('zone', zone.arn),
            zoneEntity('unused', unused.arn),
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'API',
              metadata: {
                name: 'orders',
                namespace: 'default',
                annotations: annotationsOf(orders.arn),
              },
              spec: { owner: 'group:default/platform' },
            },
          ],
        }),
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: [
              'user:default/mock',
              'group:default/platform',
            ],
          }),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
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
                {
                  name: 'dev',
                  accountId: ACCOUNT,
                  region: REGION,
                  endpoint: simulator.url,
                },
              ],
            },
          },
        }),
      ],
    }));
  }, 60_000);

  afterAll(() => simulator.close());

  async function dryRun(template: string, values: object) {
    const { body } = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: parse(
          readFileSync(
            resolve(TEMPLATES, 'software', template, 'template.yaml'),
            'utf8',
          ),
        ),
        values: { onConflict: 'fail', ...values },
        secrets: {},
        directoryContents: [],
      });
    return body;
  }

  const update = (values: object) =>
    dryRun('update-api', {
      api: { entityRef: 'api:default/orders' },
      size: 'keep',
      scaling: 'keep',
      officeHours: 'keep',
      lifecycle: 'keep',
      onDrift: 'fail',
      onFailure: 'rollback',
      onCancel: 'rollback',
      ...values,
    });
  const deleteZone = (name: string, domainName: string) =>
    dryRun('delete', {
      what: 'zone',
      zone: { entityRef: `resource:default/${name}` },
      domainName,
    });

  it.each([
    [
      'the image',
      { image: image('v2') },
      `ImageUrl would become ${image('v2')}`,
    ],
    [
      'the size',
      { size: '1024/2048' },
      'ContainerCpu would become 1024, ContainerMemory would become 2048',
    ],
    [
      'the number of tasks',
      { scaling: 'fixed', desiredCount: 3 },
      'DesiredCount would become 3, Autoscaling would become off',
    ],
    [
      'autoscaling',
      { scaling: 'load', minCount: 2, maxCount: 6, cpuTargetPercent: 60 },
      'Autoscaling would become on, MinCount would become 2, MaxCount would become 6, CpuTargetPercent would become 60',
    ],
    [
      'office hours',
      {
        officeHours: 'on',
        timezone: 'Europe/Berlin',
        days: ['MON', 'TUE'],
        from: '08:00',
        to: '18:00',
      },
      'OfficeHours would become on, OfficeHoursTimezone would become Europe/Berlin, OfficeHoursDays would become MON,TUE, OfficeHoursFrom would become 08:00, OfficeHoursTo would become 18:00',
    ],
  ])('update %s and nothing else', async (_, values, text) => {
    const { log, output } = await update(values);
    expect(log.map((entry: any) => entry.body.message)).toContainEqual(
      expect.stringContaining(`orders: ${text}`),
    );
    expect(output.links).toContainEqual(
      expect.objectContaining({ url: 'https://acme.com' }),
    );
  });

  it('refuse to update to an image that is not in its registry', async () => {
    const body = await update({ image: image('does-not-exist') });
    expect(JSON.stringify(body)).toContain(
      'has no image with tag does-not-exist',
    );
  });

  it('delete a zone with fargate:dns-zone:delete', async () => {
    const { log } = await deleteZone('unused', 'acme.org');
    expect(log.map((entry: any) => entry.body.message)).toContainEqual(
      expect.stringContaining('delete unused'),
    );
  });

  it('reject a zone with the record of an API', async () => {
    expect(JSON.stringify(await deleteZone('zone', 'acme.com'))).toContain(
      'The zone acme.com still contains A acme.com. Delete the APIs with these names first.',
    );
  });

  it('reject the deletion of a zone with fargate:stack:delete', async () => {
    const body = await dryRun('delete', {
      what: 'deployment',
      entity: { entityRef: 'resource:default/unused' },
      confirm: 'unused',
    });
    expect(JSON.stringify(body)).toContain('Use fargate:dns-zone:delete');
  });
});
