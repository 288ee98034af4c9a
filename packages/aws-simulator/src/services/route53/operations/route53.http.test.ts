import { CloudFormation } from '@aws-sdk/client-cloudformation';
import {
  ChangeAction,
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  GetChangeCommand,
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { Simulator, startSimulator } from '../../../Simulator';
import { createSubnet } from '../../ec2/model/subnets';
import { createVpc } from '../../ec2/model/vpcs';
import { Ec2 } from '../../ec2/model/Ec2';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { createLoadBalancer } from '../../elbv2/model/loadBalancers';
import { resolve } from '../model/dns/resolve';

const PARENT_ACCOUNT = '111111111111';
const PROVIDER_ACCOUNT = '222222222222';

let aws: Simulator;

beforeEach(async () => {
  aws = await startSimulator();
});

afterEach(() => aws.close());

const configOf = (accountId: string) => ({
  endpoint: aws.url,
  region: 'eu-west-1',
  credentials: { accessKeyId: accountId, secretAccessKey: 'any' },
  maxAttempts: 1,
});

const clientOf = (accountId: string) => new Route53Client(configOf(accountId));

async function zone(accountId: string, Name: string) {
  const { HostedZone, DelegationSet } = await clientOf(accountId).send(
    new CreateHostedZoneCommand({ Name, CallerReference: Name }),
  );
  return { id: HostedZone!.Id!, nameServers: DelegationSet!.NameServers! };
}

function change(
  accountId: string,
  HostedZoneId: string,
  ...changes: [ChangeAction, Partial<ResourceRecordSet>][]
) {
  return clientOf(accountId).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId,
      ChangeBatch: {
        Changes: changes.map(([Action, record]) => ({
          Action,
          ResourceRecordSet: record as ResourceRecordSet,
        })),
      },
    }),
  );
}

function address(Name: string, Value = '10.0.0.1') {
  return { Name, Type: 'A' as const, TTL: 60, ResourceRecords: [{ Value }] };
}

function delegation(Name: string, servers: string[]) {
  return {
    Name,
    Type: 'NS' as const,
    TTL: 300,
    ResourceRecords: servers.map(Value => ({ Value })),
  };
}

describe('a hosted zone', () => {
  it('begins with four name servers, an NS and an SOA record', async () => {
    const client = clientOf(PARENT_ACCOUNT);
    const { id, nameServers } = await zone(PARENT_ACCOUNT, 'Acme.com');
    expect(id).toMatch(/^\/hostedzone\/Z[A-Z0-9]{20}$/);
    expect(nameServers).toEqual([
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.com$/),
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.net$/),
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.org$/),
      expect.stringMatching(/^ns-\d+\.awsdns-\d\d\.co\.uk$/),
    ]);
    const { ResourceRecordSets } = await client.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: id }),
    );
    expect(ResourceRecordSets).toMatchObject([
      { Name: 'acme.com.', Type: 'NS' },
      { Name: 'acme.com.', Type: 'SOA' },
    ]);
    const { HostedZones } = await client.send(
      new ListHostedZonesByNameCommand({ DNSName: 'acme.com' }),
    );
    expect(HostedZones).toMatchObject([
      { Id: id, Name: 'acme.com.', ResourceRecordSetCount: 2 },
    ]);
  });

  it('belongs to one account', async () => {
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    await expect(
      clientOf(PROVIDER_ACCOUNT).send(new GetHostedZoneCommand({ Id: id })),
    ).rejects.toMatchObject({
      name: 'NoSuchHostedZone',
      message: `No hosted zone found with ID: ${id.split('/')[2]}`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is not deleted while it holds other records', async () => {
    const client = clientOf(PARENT_ACCOUNT);
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    await change(PARENT_ACCOUNT, id, ['CREATE', address('www.acme.com')]);
    await expect(
      client.send(new DeleteHostedZoneCommand({ Id: id })),
    ).rejects.toMatchObject({
      name: 'HostedZoneNotEmpty',
      message:
        'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
    });
    await change(PARENT_ACCOUNT, id, ['DELETE', address('www.acme.com')]);
    await client.send(new DeleteHostedZoneCommand({ Id: id }));
    await expect(
      client.send(new GetHostedZoneCommand({ Id: id })),
    ).rejects.toMatchObject({ name: 'NoSuchHostedZone' });
  });
});

describe('a change', () => {
  it('is seen by resolvers when it is INSYNC, not before', async () => {
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    await aws.clock.advance(30);
    const { ChangeInfo } = await change(PARENT_ACCOUNT, id, [
      'CREATE',
      address('www.acme.com'),
    ]);
    const status = async () => {
      const answer = await clientOf(PARENT_ACCOUNT).send(
        new GetChangeCommand({ Id: ChangeInfo!.Id }),
      );
      return answer.ChangeInfo!.Status;
    };
    const resolved = () => resolve(aws.world, 'www.acme.com', 'A').values;

    expect([await status(), resolved()]).toEqual(['PENDING', []]);
    await aws.clock.advance(29);
    expect([await status(), resolved()]).toEqual(['PENDING', []]);
    await aws.clock.advance(1);
    expect([await status(), resolved()]).toEqual(['INSYNC', ['10.0.0.1']]);
  });

  it.each<[string, [ChangeAction, Partial<ResourceRecordSet>][], string]>([
    [
      'a record that exists',
      [['CREATE', address('www.acme.com')]],
      "[Tried to create resource record set [name='www.acme.com.', type='A'] but it already exists]",
    ],
    [
      'a deletion of what is not there',
      [['DELETE', address('old.acme.com')]],
      "[Tried to delete resource record set [name='old.acme.com.', type='A'] but it was not found]",
    ],
    [
      'a deletion with other values',
      [['DELETE', address('www.acme.com', '10.9.9.9')]],
      "[Tried to delete resource record set [name='www.acme.com.', type='A'] but the values provided do not match the current values]",
    ],
    [
      'a name of another zone',
      [['UPSERT', address('www.other.com')]],
      '[RRSet with DNS name www.other.com. is not permitted in zone acme.com.]',
    ],
    [
      'two wrong records, with both of their reasons',
      [
        ['CREATE', address('www.acme.com')],
        ['CREATE', address('x.acme.com', 'load-balancer')],
      ],
      "[Tried to create resource record set [name='www.acme.com.', type='A'] but it already exists, Invalid Resource Record: FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with 'load-balancer']",
    ],
  ])('is refused for %s', async (_, changes, message) => {
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    await change(PARENT_ACCOUNT, id, ['CREATE', address('www.acme.com')]);
    await expect(change(PARENT_ACCOUNT, id, ...changes)).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message,
    });
  });

  it('is made whole or not at all', async () => {
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    await expect(
      change(
        PARENT_ACCOUNT,
        id,
        ['CREATE', address('good.acme.com')],
        ['DELETE', address('missing.acme.com')],
      ),
    ).rejects.toMatchObject({ name: 'InvalidChangeBatch' });
    const { ResourceRecordSets } = await clientOf(PARENT_ACCOUNT).send(
      new ListResourceRecordSetsCommand({ HostedZoneId: id }),
    );
    expect(ResourceRecordSets).toHaveLength(2);
  });
});

describe('the delegation of a zone to another account', () => {
  async function parentAndChild() {
    const parent = await zone(PARENT_ACCOUNT, 'acme.com');
    const child = await zone(PROVIDER_ACCOUNT, 'api.acme.com');
    await change(PROVIDER_ACCOUNT, child.id, [
      'CREATE',
      address('orders.api.acme.com'),
    ]);
    await aws.clock.advance(30);
    return { parent, child };
  }

  const status = () => resolve(aws.world, 'orders.api.acme.com', 'A').status;

  it('is needed: without it the parent knows no such name', async () => {
    await parentAndChild();
    expect(status()).toBe('no-name');
  });

  it("leads to the child by the child's own name servers", async () => {
    const { parent, child } = await parentAndChild();
    await change(PARENT_ACCOUNT, parent.id, [
      'CREATE',
      delegation('api.acme.com', child.nameServers),
    ]);
    await aws.clock.advance(30);
    expect(resolve(aws.world, 'orders.api.acme.com', 'A')).toEqual({
      status: 'found',
      values: ['10.0.0.1'],
      path: [
        expect.objectContaining({ accountId: PARENT_ACCOUNT }),
        expect.objectContaining({ accountId: PROVIDER_ACCOUNT }),
      ],
    });
  });

  it("leads nowhere by others' name servers", async () => {
    const { parent } = await parentAndChild();
    await change(PARENT_ACCOUNT, parent.id, [
      'CREATE',
      delegation('api.acme.com', parent.nameServers),
    ]);
    await aws.clock.advance(30);
    expect(status()).toBe('undelegated');
  });

  it('does not exist for a domain that no registrar knows', () => {
    expect(resolve(aws.world, 'orders.nobody.com', 'A').status).toBe(
      'unregistered',
    );
  });
});

describe('a private zone', () => {
  it('answers in its VPCs only, and before the public zone', async () => {
    const region = aws.world.account(PARENT_ACCOUNT).region('eu-west-1');
    const vpc = createVpc(region.service(Ec2), { cidrBlock: '10.0.0.0/16' });
    const shared = await zone(PARENT_ACCOUNT, 'acme.com');
    await change(PARENT_ACCOUNT, shared.id, [
      'CREATE',
      address('www.acme.com', '203.0.113.1'),
    ]);
    const { HostedZone } = await clientOf(PARENT_ACCOUNT).send(
      new CreateHostedZoneCommand({
        Name: 'acme.com',
        CallerReference: 'private',
        VPC: { VPCId: vpc.id, VPCRegion: 'eu-west-1' },
      }),
    );
    await change(PARENT_ACCOUNT, HostedZone!.Id!, [
      'CREATE',
      address('www.acme.com', '10.0.0.1'),
    ]);
    await aws.clock.advance(30);
    const values = (from?: { vpcId: string }) =>
      resolve(aws.world, 'www.acme.com', 'A', from).values;
    expect(values()).toEqual(['203.0.113.1']);
    expect(values({ vpcId: 'vpc-other' })).toEqual(['203.0.113.1']);
    expect(values({ vpcId: vpc.id })).toEqual(['10.0.0.1']);
  });

  it('needs a VPC that exists', async () => {
    await expect(
      clientOf(PARENT_ACCOUNT).send(
        new CreateHostedZoneCommand({
          Name: 'acme.com',
          CallerReference: 'private',
          VPC: { VPCId: 'vpc-0', VPCRegion: 'eu-west-1' },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidVPCId',
      message: 'The VPC ID is invalid.',
    });
  });
});

describe('the stack of records', () => {
  const group = (Name: string, value: string) => ({
    Name,
    Type: 'A',
    TTL: '60',
    ResourceRecords: [value],
  });

  async function deploy(
    operation: 'createStack' | 'updateStack',
    Resources: object,
  ) {
    const client = new CloudFormation(configOf(PARENT_ACCOUNT));
    const input = {
      StackName: 'records',
      TemplateBody: JSON.stringify({ Resources }),
    };
    await (operation === 'createStack'
      ? client.createStack(input)
      : client.updateStack(input));
    await aws.clock.advance(600);
    const { StackEvents } = await client.describeStackEvents({
      StackName: 'records',
    });
    return StackEvents!.map(
      ({ LogicalResourceId, ResourceStatus, ResourceStatusReason = '' }) =>
        `${LogicalResourceId} ${ResourceStatus} ${ResourceStatusReason}`.trim(),
    );
  }

  it('shows what Route 53 has against it', async () => {
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    await change(PARENT_ACCOUNT, id, ['CREATE', address('www.acme.com')]);
    const events = await deploy('createStack', {
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneName: 'acme.com.',
          ...group('www.acme.com', '10.0.0.2'),
        },
      },
    });
    expect(events).toContain(
      "Record CREATE_FAILED [Tried to create resource record set [name='www.acme.com.', type='A'] but it already exists]",
    );
  });

  it('changes a group to what the template says', async () => {
    await zone(PARENT_ACCOUNT, 'acme.com');
    const records = (...RecordSets: object[]) => ({
      Records: {
        Type: 'AWS::Route53::RecordSetGroup',
        Properties: { HostedZoneName: 'acme.com.', RecordSets },
      },
    });
    await deploy(
      'createStack',
      records(group('a.acme.com', '10.0.0.1'), group('b.acme.com', '10.0.0.2')),
    );
    await deploy(
      'updateStack',
      records(group('b.acme.com', '10.0.0.3'), group('c.acme.com', '10.0.0.4')),
    );
    const values = (name: string) => resolve(aws.world, name, 'A').values;
    expect(values('a.acme.com')).toEqual([]);
    expect(values('b.acme.com')).toEqual(['10.0.0.3']);
    expect(values('c.acme.com')).toEqual(['10.0.0.4']);
  });
});

describe('an alias record', () => {
  function balancer() {
    const region = aws.world.account(PARENT_ACCOUNT).region('eu-west-1');
    const ec2 = region.service(Ec2);
    const vpc = createVpc(ec2, { cidrBlock: '10.0.0.0/16' });
    const subnet = createSubnet(ec2, {
      vpcId: vpc.id,
      cidrBlock: '10.0.1.0/24',
    });
    const { shape, interfaceIds } = createLoadBalancer(region.service(Elbv2), {
      Name: 'orders',
      Type: 'network',
      Scheme: 'internal',
      Subnets: [subnet.id],
    });
    return {
      DNSName: shape.DNSName!,
      HostedZoneId: shape.CanonicalHostedZoneId!,
      address: ec2.require('networkInterfaces', interfaceIds[0]).privateIp,
    };
  }

  function alias(target: { DNSName: string; HostedZoneId: string }) {
    return {
      Name: 'api.acme.com',
      Type: 'A' as const,
      AliasTarget: { ...target, EvaluateTargetHealth: false },
    };
  }

  it('resolves to the private addresses of an internal load balancer', async () => {
    const { address: privateIp, ...target } = balancer();
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    await change(PARENT_ACCOUNT, id, ['CREATE', alias(target)]);
    await aws.clock.advance(30);
    expect(resolve(aws.world, 'api.acme.com', 'A').values).toEqual([privateIp]);
  });

  it("needs the load balancer's own hosted zone", async () => {
    const { DNSName } = balancer();
    const { id } = await zone(PARENT_ACCOUNT, 'acme.com');
    const HostedZoneId = 'Z000000000WRONG';
    await expect(
      change(PARENT_ACCOUNT, id, ['CREATE', alias({ DNSName, HostedZoneId })]),
    ).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message: `[Tried to create an alias that targets ${DNSName.toLowerCase()}., type A in zone ${HostedZoneId}, but the alias target name does not lie within the target zone]`,
    });
  });
});
