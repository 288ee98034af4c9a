import {
  CreateStackCommand,
  DeleteStackCommand,
  GetTemplateCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53';
import {
  DNS_ZONE_TYPE,
  STACK_ARN_ANNOTATION,
  STACK_KINDS,
  StackKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  ENTITY_TAG,
  KIND_TAG,
  MANAGED_TAG,
  parseTemplate,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { setNames } from '../api/names/setNames';
import {
  CONSUMER_CIDR,
  IMAGE,
  InternalBench,
} from '../__testUtils__/InternalBench';
import { INITIATOR, TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(120_000);

/** The attacker's team, which owns what it forged. */
const EVIL = 'group:default/evil';
const MALLORY = 'user:default/mallory';

/**
 * The attacker can create stacks in the account, with our tags and any outputs,
 * and register entities; they cannot touch what others have there.
 */
describe('a stack whose outputs name what belongs to others', () => {
  let world: InternalBench;
  let bench: TestBench;
  /** Of the other team's API and environment. */
  let api: Record<string, string>;
  let cluster: Record<string, string>;
  let vpc: Record<string, string>;
  let vpcStackArn: string;
  let zoneId: string;
  let zoneStackArn: string;
  let count = 0;

  beforeAll(async () => {
    world = await InternalBench.start();
    bench = world.bench;
    await world.parentZone();
    const zone = await world.zone();
    zoneId = zone.outputs.hostedZoneId;
    zoneStackArn = zone.outputs.stackArn;
    const environment = await world.environment();
    vpcStackArn = environment.outputs.vpcStackArn;
    const ledger = await world.api({
      name: 'ledger',
      zoneStackArn,
      environmentStackArn: environment.outputs.stackArn,
    });
    for (const [ref, arn] of [
      ['resource:default/inside', environment.outputs.stackArn],
      ['api:default/ledger', ledger.outputs.stackArn],
    ]) {
      bench.addStackEntity(ref, arn);
    }
    const outputsOf = async (arn: string) =>
      (await bench.describe(arn))!.outputs;
    api = await outputsOf(ledger.outputs.stackArn);
    cluster = await outputsOf(environment.outputs.stackArn);
    vpc = await outputsOf(vpcStackArn);
    bench.users.set(MALLORY, { groups: [EVIL] });
  });
  afterAll(() => world.close());

  /** Creates a stack with the tags and the descriptor of the portal's. */
  async function forge(
    kind: StackKind,
    forged: {
      outputs: Record<string, string>;
      parameters?: Record<string, string>;
      descriptor?: Partial<StackDescriptor>;
      entityKind?: 'api' | 'resource';
      stackName?: (name: string) => string;
    },
  ): Promise<{ arn: string; entityRef: string; name: string }> {
    const name = `evil-${++count}`;
    const {
      entityKind = 'resource',
      parameters = {},
      stackName = named => named,
    } = forged;
    const entityRef = `${entityKind}:default/${name}`;
    const { cloudFormation } = await bench.clients();
    const { StackId } = await cloudFormation.send(
      new CreateStackCommand({
        StackName: stackName(name),
        TemplateBody: JSON.stringify({
          Parameters: Object.fromEntries(
            Object.entries(parameters).map(([key, Default]) => [
              key,
              { Type: 'String', Default },
            ]),
          ),
          Resources: {
            [STACK_KINDS[kind].descriptorResource]: {
              Type: 'AWS::CloudFormation::WaitConditionHandle',
              Metadata: {
                FargateApi: {
                  entity: { namespace: 'default', name, owner: EVIL },
                  ...forged.descriptor,
                },
              },
            },
          },
          Outputs: Object.fromEntries(
            Object.entries(forged.outputs).map(([key, Value]) => [
              key,
              { Value },
            ]),
          ),
        }),
        Tags: Object.entries({
          [MANAGED_TAG]: 'true',
          [KIND_TAG]: kind,
          [ENTITY_TAG]: entityRef,
        }).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    await bench.simulator.clock.advance(3600);
    expect(await bench.stackStatus(stackName(name))).toBe('CREATE_COMPLETE');
    bench.addStackEntity(entityRef, StackId!, EVIL);
    return { arn: StackId!, entityRef, name };
  }

  /** The refusal of a run of the attacker, which changed nothing. */
  async function refusal(id: string, input: any): Promise<string> {
    const since = bench.callCount();
    const error = await bench
      .run(id, input, { user: MALLORY, taskId: `${id} ${++count}` })
      .then(
        ({ log }) => new Error(`not refused: ${log.join('\n')}`),
        caught => caught,
      );
    expect(bench.changingCalls({ since })).toEqual([]);
    return `${error.name}: ${error.message}`;
  }

  const isNotItsOwn = (output: string) =>
    expect.stringMatching(
      new RegExp(
        `^NotAllowedError: Stack evil-\\d+ has \\S+ in its output ${output}, which is no resource of the stack\\.`,
      ),
    );

  /** An API whose outputs are those of another team's. */
  const forgedApi = (outputs = api) =>
    forge('internal-api', {
      entityKind: 'api',
      outputs,
      parameters: { VpcId: vpc.VpcId, ClusterName: cluster.ClusterName },
    });

  const consumer = () => ({ target: 'dev', vpcId: vpc.VpcId });

  it.each([
    ['the entity', ({ entityRef }: { entityRef: string }) => ({ entityRef })],
    ['the stack', ({ arn }: { arn: string }) => ({ stackArn: arn })],
  ])('is not checked for consumers, by %s', async (_, of) => {
    const forged = await forgedApi();
    const input = { ...of(forged), consumer: consumer() };
    expect(await refusal('fargate:internal-api:check', input)).toEqual(
      isNotItsOwn('LoadBalancerArn'),
    );
  });

  it.each([
    ['LoadBalancerSecurityGroupId'],
    ['LogGroupName'],
    ['ServiceArn'],
    ['ServiceSecurityGroupId'],
    ['TargetGroupArn'],
    ['TaskDefinitionArn'],
  ])('is not believed in one output alone: %s', async key => {
    const { arn } = await forgedApi({ [key]: api[key] });
    expect(
      await refusal('fargate:internal-api:check', {
        stackArn: arn,
        consumer: consumer(),
      }),
    ).toEqual(isNotItsOwn(key));
  });

  it.each([
    ['fargate:stack:delete', {}],
    ['fargate:api:update', { desiredCount: 1 }],
    ['fargate:api:update', { onDrift: 'adopt' }],
  ])('is not the subject of %s', async (id, input) => {
    const { entityRef } = await forgedApi({ ServiceArn: api.ServiceArn });
    expect(await refusal(id, { entityRef, ...input })).toEqual(
      isNotItsOwn('ServiceArn'),
    );
  });

  it('is not registered', async () => {
    const { arn } = await forgedApi({ ServiceArn: api.ServiceArn });
    expect(await refusal('fargate:api:register', { stackArn: arn })).toEqual(
      isNotItsOwn('ServiceArn'),
    );
  });

  describe('is no way into an environment of others:', () => {
    const deployTo = (environment: string) =>
      refusal('fargate:public-api:deploy', {
        name: 'mine',
        owner: EVIL,
        environment,
        image: IMAGE,
      });

    it('into its cluster', async () => {
      const { entityRef } = await forge('cluster', {
        outputs: cluster,
        descriptor: { network: { vpcStackArn } },
      });
      expect(await deployTo(entityRef)).toEqual(isNotItsOwn('ClusterName'));
    });

    it('with its execution role', async () => {
      const { entityRef } = await forge('cluster', {
        outputs: { ECSTaskExecutionRole: cluster.ECSTaskExecutionRole },
        descriptor: { network: { vpcStackArn } },
      });
      expect(await deployTo(entityRef)).toEqual(
        isNotItsOwn('ECSTaskExecutionRole'),
      );
    });

    it('into its VPC by a stack with its ids', async () => {
      const network = await forge('vpc', { outputs: vpc });
      const { entityRef } = await forge('cluster', {
        outputs: {},
        descriptor: { network: { vpcStackArn: network.arn } },
      });
      expect(await deployTo(entityRef)).toEqual(isNotItsOwn('\\w+'));
    });

    describe('that it shares with its APIs:', () => {
      let environmentStackArn: string;
      let ownZoneArn: string;

      beforeAll(async () => {
        const { outputs } = await bench.run(
          'fargate:environment:deploy',
          { target: 'dev', name: 'lair', owner: EVIL },
          { user: MALLORY, taskId: 'lair' },
        );
        environmentStackArn = outputs.stackArn;
        bench.addStackEntity(
          'resource:default/lair',
          environmentStackArn,
          EVIL,
        );
        const zone = await bench.run(
          'fargate:dns-zone:deploy',
          { target: 'dev', domainName: 'lair.org', owner: EVIL },
          { user: MALLORY, taskId: 'lair.org' },
        );
        ownZoneArn = zone.outputs.stackArn;
      });

      it.each<[string, string, StackKind, Record<string, string>, string]>([
        [
          'by its VPC link',
          'fargate:gateway-api:deploy',
          'vpc-link',
          { VpcLinkId: 'theirs1' },
          'has theirs1 in its output VpcLinkId, which is no resource of the stack.',
        ],
        [
          'by the security group of its VPC link',
          'fargate:gateway-api:deploy',
          'vpc-link',
          { VpcLinkSecurityGroupId: 'sg-0123456789abcdef0' },
          'has sg-0123456789abcdef0 in its output VpcLinkSecurityGroupId, which is no resource of the stack.',
        ],
        [
          'by the listener of its load balancer',
          'fargate:shared-api:deploy',
          'shared-load-balancer',
          { ListenerArn: 'arn:theirs' },
          'has arn:theirs in its output ListenerArn, which is no resource of the stack.',
        ],
        [
          'by the DNS name of its load balancer',
          'fargate:shared-api:deploy',
          'shared-load-balancer',
          { LoadBalancerDnsName: 'theirs.elb.amazonaws.com' },
          'has no load balancer of its own in its output LoadBalancerArn.',
        ],
      ])('%s', async (_, id, kind, outputs, text) => {
        const stackName = `environment-lair-${kind.replace('shared-', '')}`;
        const { arn } = await forge(kind, {
          outputs,
          stackName: () => stackName,
        });
        expect(
          await refusal(id, {
            name: 'mine',
            owner: EVIL,
            environmentStackArn,
            zoneStackArn: ownZoneArn,
            image: IMAGE,
          }),
        ).toContain(`NotAllowedError: Stack ${stackName} ${text}`);
        const { cloudFormation } = await bench.clients();
        await cloudFormation.send(new DeleteStackCommand({ StackName: arn }));
        await bench.simulator.clock.advance(3600);
      });
    });

    const ids = () => ({
      vpcId: vpc.VpcId,
      publicSubnetIds: vpc.PublicSubnetIds.split(','),
      privateSubnetIds: vpc.PrivateSubnetIds.split(','),
    });

    describe('that the policy keeps for others', () => {
      const mayNotUse = 'resource:default/inside';

      beforeEach(() =>
        bench.users.set(MALLORY, { groups: [EVIL], hidden: [mayNotUse] }),
      );
      afterEach(() => bench.users.set(MALLORY, { groups: [EVIL] }));

      it.each<[string, () => StackDescriptor['network']]>([
        ['by the stack of its VPC', () => ({ vpcStackArn })],
        ['by the ids of its VPC', ids],
      ])('%s', async (_, network) => {
        const { entityRef } = await forge('cluster', {
          outputs: {},
          descriptor: { network: network() },
        });
        expect(await deployTo(entityRef)).toMatch(/^NotFoundError: /);
      });
    });

    it.each(['fargate:environment:update', 'fargate:environment:deploy'])(
      'into its VPC with endpoints, by an environment with its ids: %s',
      async id => {
        const { entityRef, name } = await forge('cluster', {
          outputs: {},
          stackName: named => `environment-${named}-cluster`,
          descriptor: { network: ids() },
        });
        expect(
          await refusal(id, {
            ...(id === 'fargate:environment:update'
              ? { entityRef }
              : { target: 'dev', name, owner: EVIL }),
            endpoints: ['ssm'],
          }),
        ).toMatch(/resource:default\/inside/);
      },
    );

    it.each([
      ['fargate:environment:deploy', () => ({ existing: ids() })],
      ['fargate:cluster:deploy', () => ({ network: ids() })],
    ])('into its VPC by an environment of their own: %s', async (id, where) => {
      expect(
        await refusal(id, {
          target: 'dev',
          name: 'mine',
          owner: EVIL,
          ...where(),
        }),
      ).toContain('resource:default/inside may be changed only by its owner');
    });
  });

  describe('is no way into a hosted zone of others:', () => {
    /** A zone of the same account, which no stack of the portal made. */
    let acme: string;

    beforeAll(async () => {
      const { route53 } = await bench.clients();
      const { HostedZone } = await route53.send(
        new CreateHostedZoneCommand({
          Name: 'example.org',
          CallerReference: 'example.org',
        }),
      );
      acme = HostedZone!.Id!.replace('/hostedzone/', '');
    });

    it.each([
      ['a zone of the portal', () => zoneId],
      ['another', () => acme],
    ])('%s', async (_, id) => {
      const { arn } = await forge('dns-zone', {
        outputs: { HostedZoneId: id() },
        parameters: { DomainName: 'api.acme.com' },
      });
      expect(
        await refusal('fargate:dns-zone:delete', {
          zoneStackArn: arn,
          confirm: 'api.acme.com',
        }),
      ).toEqual(isNotItsOwn('HostedZoneId'));
      expect(
        await refusal('fargate:internal-api:deploy', {
          name: 'mine',
          owner: EVIL,
          environment: 'resource:default/inside',
          image: IMAGE,
          consumerCidrs: [CONSUMER_CIDR],
          domainName: 'mine.api.acme.com',
          zoneStackArn: arn,
        }),
      ).toEqual(isNotItsOwn('HostedZoneId'));
    });

    it('an API by an entity for which the policy keeps others from deploying', async () => {
      const zone = 'resource:default/api-acme-com';
      bench.addStackEntity(zone, zoneStackArn);
      bench.users.set(MALLORY, {
        groups: [EVIL],
        denied: [`fargate-api.api.create ${zone}`],
      });
      expect(
        await refusal('fargate:internal-api:deploy', {
          name: 'mine',
          owner: EVIL,
          environment: 'resource:default/inside',
          image: IMAGE,
          consumerCidrs: [CONSUMER_CIDR],
          domainName: 'mine.api.acme.com',
          zoneStackArn,
        }),
      ).toContain(
        `Requires the permission fargate-api.api.create for ${zone}.`,
      );
      bench.users.set(MALLORY, { groups: [EVIL] });
    });

    describe('that the portal made, by the id of what is in it:', () => {
      const zone = 'resource:default/api-acme-com';
      /** Of the zone, and of an API that has a name in it. */
      const certificates: Record<string, string> = {};

      beforeAll(async () => {
        bench.addStackEntity(zone, zoneStackArn);
        const shop = await bench.run(
          'fargate:public-api:deploy',
          {
            name: 'shop',
            owner: 'group:default/team-a',
            environment: 'resource:default/inside',
            image: IMAGE,
            zoneStackArn,
            additionalNames: ['more.api.acme.com'],
          },
          { taskId: 'shop' },
        );
        bench.addStackEntity('api:default/shop', shop.outputs.stackArn);
        for (const name of ['shop', 'dns-api-acme-com-certificate']) {
          const { outputs } = (await bench.describe(name))!;
          certificates[name] = outputs.CertificateArn;
        }
        const { outputs } = (await bench.describe('shop'))!;
        certificates.more = outputs.AdditionalCertificateArns;
      });
      afterEach(() => bench.users.set(MALLORY, { groups: [EVIL] }));

      const ofApi = (input: object) => ({
        name: 'mine',
        owner: EVIL,
        environment: 'resource:default/inside',
        image: IMAGE,
        domainName: 'mine.api.acme.com',
        ...input,
      });
      const ofZone = (input: object) => ({
        target: 'dev',
        name: 'mine',
        owner: EVIL,
        domainName: 'api.acme.com',
        ...input,
      });
      const unknownCertificate =
        'arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-4000-8000-000000000000';
      const NOT_PERMITTED = `Requires the permission fargate-api.api.create for ${zone}.`;

      it.each<[string, string, () => object, string]>([
        [
          'an API with its hosted zone',
          'fargate:public-api:deploy',
          () => ofApi({ hostedZoneId: zoneId }),
          NOT_PERMITTED,
        ],
        [
          'an API with its certificate',
          'fargate:public-api:deploy',
          () =>
            ofApi({
              domainName: 'api.acme.com',
              certificateArn: certificates['dns-api-acme-com-certificate'],
            }),
          NOT_PERMITTED,
        ],
        [
          'an API with the certificate of another API',
          'fargate:public-api:deploy',
          () =>
            ofApi({
              domainName: 'shop.api.acme.com',
              certificateArn: certificates.shop,
            }),
          'api:default/shop may be changed only by its owner',
        ],
        [
          'an API with the certificate of a further name of another API',
          'fargate:public-api:deploy',
          () =>
            ofApi({
              domainName: 'more.api.acme.com',
              certificateArn: certificates.more,
            }),
          'api:default/shop may be changed only by its owner',
        ],
        [
          'an API with a further name in it',
          'fargate:public-api:deploy',
          () =>
            ofApi({
              domainName: 'mine.example.org',
              certificateArn: unknownCertificate,
              additionalNames: ['login.api.acme.com'],
            }),
          NOT_PERMITTED,
        ],
        [
          'a zone of their own with its hosted zone',
          'fargate:dns-zone:deploy',
          () => ofZone({ hostedZoneId: zoneId }),
          `${zone} may be changed only by its owner`,
        ],
        [
          'a zone of their own with its certificate',
          'fargate:dns-zone:deploy',
          () =>
            ofZone({
              domainName: 'evil.example.org',
              certificateArn: certificates['dns-api-acme-com-certificate'],
            }),
          `${zone} may be changed only by its owner`,
        ],
      ])('%s', async (_, id, input, message) => {
        bench.users.set(MALLORY, {
          groups: [EVIL],
          denied: [`fargate-api.api.create ${zone}`],
        });
        expect(await refusal(id, input())).toContain(message);
      });

      it.each<[string, () => object, () => string]>([
        ['hosted zone', () => ({ hostedZoneId: zoneId }), () => zoneId],
        [
          'certificate',
          () => ({
            certificateArn: certificates['dns-api-acme-com-certificate'],
          }),
          () => certificates['dns-api-acme-com-certificate'],
        ],
      ])('hidden, as if there were no such %s', async (_, given, id) => {
        const none = `${id().slice(0, -4)}0000`;
        bench.users.set(MALLORY, { groups: [EVIL], hidden: [zone] });
        const deploy = (input: object) =>
          refusal('fargate:public-api:deploy', ofApi(input));
        const missing = JSON.parse(
          JSON.stringify(given()).replaceAll(id(), none),
        );
        expect(await deploy(given())).toBe(
          (await deploy(missing)).replaceAll(none, id()),
        );
      });

      it('hidden, as if there were no zone of a further name', async () => {
        bench.users.set(MALLORY, { groups: [EVIL], hidden: [zone] });
        const deploy = (name: string) =>
          refusal(
            'fargate:public-api:deploy',
            ofApi({
              domainName: 'mine.example.org',
              certificateArn: unknownCertificate,
              additionalNames: [name],
            }),
          );
        expect(await deploy('login.api.acme.com')).toBe(
          (await deploy('login.api.acme.net')).replaceAll('.net', '.com'),
        );
      });

      it('by a further name that a template has, whose record its update would make', async () => {
        const mine = await bench.run(
          'fargate:public-api:deploy',
          {
            ...ofApi({ zoneStackArn, additionalNames: ['also.api.acme.com'] }),
          },
          { user: MALLORY, taskId: 'mine' },
        );
        const entityRef = 'api:default/mine';
        bench.addStackEntity(entityRef, mine.outputs.stackArn, EVIL);
        const { cloudFormation } = await bench.clients();
        const { TemplateBody } = await cloudFormation.send(
          new GetTemplateCommand({ StackName: 'mine' }),
        );
        const template = parseTemplate(TemplateBody!);
        setNames(template, [{ domainName: 'login.api.acme.com', zoneId }]);
        const { Parameters } = template.toJS();
        await cloudFormation.send(
          new UpdateStackCommand({
            StackName: 'mine',
            // So that it makes none itself.
            TemplateBody: template
              .toString()
              .replaceAll('HasCertificate"', 'HasWebAcl"'),
            Capabilities: ['CAPABILITY_IAM'],
            Parameters: Object.keys(Parameters).map(ParameterKey => ({
              ParameterKey,
              UsePreviousValue: true,
            })),
          }),
        );
        await bench.simulator.clock.advance(3600);
        expect(await bench.stackStatus('mine')).toBe('UPDATE_COMPLETE');
        bench.users.set(MALLORY, {
          groups: [EVIL],
          denied: [`fargate-api.api.create ${zone}`],
        });
        expect(
          await refusal('fargate:api:update', { entityRef, desiredCount: 1 }),
        ).toContain(NOT_PERMITTED);
      });

      it('another name, once the zone is closed to them', async () => {
        bench.users.set(INITIATOR, {
          groups: ['group:default/team-a'],
          denied: [`fargate-api.api.create ${zone}`],
        });
        await expect(
          bench.run(
            'fargate:api:update',
            { entityRef: 'api:default/shop', domainName: 'login.api.acme.com' },
            { taskId: 'rename' },
          ),
        ).rejects.toThrow(NOT_PERMITTED);
        await expect(
          bench.run(
            'fargate:api:update',
            {
              entityRef: 'api:default/shop',
              additionalNames: ['more.api.acme.com', 'login.api.acme.com'],
            },
            { taskId: 'add a name' },
          ),
        ).rejects.toThrow(NOT_PERMITTED);
        await bench.run(
          'fargate:api:update',
          { entityRef: 'api:default/shop', desiredCount: 1 },
          { taskId: 'keep the names' },
        );
        bench.users.delete(INITIATOR);
      });
    });

    it.each([
      [
        'fargate:internal-api:deploy',
        {
          name: 'mine',
          environment: 'resource:default/inside',
          image: IMAGE,
          consumerCidrs: [CONSUMER_CIDR],
          domainName: 'mine.example.org',
        },
      ],
      [
        'fargate:public-api:deploy',
        {
          name: 'mine',
          environment: 'resource:default/inside',
          image: IMAGE,
          domainName: 'mine.example.org',
        },
      ],
      ['fargate:dns-zone:deploy', { target: 'dev', domainName: 'example.org' }],
      ['fargate:dns-zone:delete', { target: 'dev', confirm: 'example.org' }],
    ])('by its id, without the permission: %s', async (id, input) => {
      bench.users.set(MALLORY, {
        groups: [EVIL],
        denied: ['fargate-api.parent-zone.use'],
      });
      expect(
        await refusal(id, {
          ...(id === 'fargate:dns-zone:delete' ? {} : { owner: EVIL }),
          ...input,
          hostedZoneId: acme,
        }),
      ).toContain(
        'Requires the permission fargate-api.parent-zone.use for target dev.',
      );
      bench.users.set(MALLORY, { groups: [EVIL] });
    });
  });

  describe('is not executed by an update:', () => {
    /** A template whose update makes more than its creation. */
    const trojan = (parameters: Record<string, string>) => ({
      parameters: { DesiredCount: '1', ...parameters },
    });

    it.each<[string, () => Record<string, string>]>([
      ['without a service', () => ({ ClusterName: cluster.ClusterName })],
      ['with another cluster', () => ({ ClusterName: 'other' })],
    ])('%s', async (_, parameters) => {
      const { entityRef } = await forge('internal-api', {
        entityKind: 'api',
        outputs: {},
        ...trojan(parameters()),
      });
      expect(
        await refusal('fargate:api:update', { entityRef, desiredCount: 2 }),
      ).toContain('has no service in the cluster');
    });
  });

  it('an entity that anybody can register is no DNS zone of its stack', async () => {
    bench.addEntity({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'evil-zone',
        namespace: 'default',
        annotations: {
          [STACK_ARN_ANNOTATION]: zoneStackArn,
          'backstage.io/managed-by-location': 'url:https://example.com/mine',
        },
      },
      spec: { type: DNS_ZONE_TYPE, owner: EVIL },
    });
    expect(
      await refusal('fargate:dns-zone:delete', {
        zone: 'resource:default/evil-zone',
        confirm: 'api.acme.com',
      }),
    ).toContain(
      'resource:default/api-acme-com may be changed only by its owner',
    );
  });
});
