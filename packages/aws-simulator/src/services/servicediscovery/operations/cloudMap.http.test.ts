import {
  CreatePrivateDnsNamespaceCommand,
  CreateServiceCommand,
  DeleteNamespaceCommand,
  DeleteServiceCommand,
  DeregisterInstanceCommand,
  DiscoverInstancesCommand,
  GetInstancesHealthStatusCommand,
  GetOperationCommand,
  ListNamespacesCommand,
  ListOperationsCommand,
  ListTagsForResourceCommand,
  RegisterInstanceCommand,
  ServiceDiscoveryClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateInstanceCustomHealthStatusCommand,
} from '@aws-sdk/client-servicediscovery';
import {
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { clientOptions } from '../../../__testUtils__/clientOptions';
import { Simulator, startSimulator } from '../../../Simulator';
import { Ec2 } from '../../ec2/model/Ec2';
import { createVpc } from '../../ec2/model/vpcs';

describe('Cloud Map over HTTP', () => {
  let simulator: Simulator;
  let cloudMap: ServiceDiscoveryClient;
  let route53: Route53Client;

  beforeEach(async () => {
    simulator = await startSimulator();
    cloudMap = new ServiceDiscoveryClient({
      ...clientOptions(simulator),
      disableHostPrefix: true,
    });
    route53 = new Route53Client(clientOptions(simulator));
  });

  afterEach(() => simulator.close());

  const operation = async (OperationId: string | undefined) =>
    (await cloudMap.send(new GetOperationCommand({ OperationId }))).Operation!;

  const done = async ({ OperationId }: { OperationId?: string }) => {
    expect((await operation(OperationId)).Status).toBe('PENDING');
    await simulator.clock.advance(60);
    const { Status, Targets } = await operation(OperationId);
    expect(Status).toBe('SUCCESS');
    return Targets!;
  };

  async function newNamespace() {
    const region = simulator.world.account('123456789012').region('eu-west-1');
    const vpc = createVpc(region.service(Ec2), { cidrBlock: '10.0.0.0/16' });
    const { NAMESPACE } = await done(
      await cloudMap.send(
        new CreatePrivateDnsNamespaceCommand({ Name: 'internal', Vpc: vpc.id }),
      ),
    );
    return NAMESPACE!;
  }

  async function newService(NamespaceId: string) {
    const { Service } = await cloudMap.send(
      new CreateServiceCommand({
        DnsConfig: { DnsRecords: [{ TTL: 10, Type: 'SRV' }] },
        HealthCheckCustomConfig: {},
        Name: 'orders',
        NamespaceId,
      }),
    );
    return Service!;
  }

  const register = (ServiceId: string, InstanceId: string, Attributes: {}) =>
    cloudMap.send(
      new RegisterInstanceCommand({ Attributes, InstanceId, ServiceId }),
    );

  const discover = async (HealthStatus?: 'ALL' | 'HEALTHY') => {
    const { Instances = [] } = await cloudMap.send(
      new DiscoverInstancesCommand({
        HealthStatus,
        NamespaceName: 'internal',
        ServiceName: 'orders',
      }),
    );
    return Instances.map(({ InstanceId }) => InstanceId);
  };

  const records = async () => {
    const { HostedZones } = await route53.send(new ListHostedZonesCommand({}));
    const { ResourceRecordSets = [] } = await route53.send(
      new ListResourceRecordSetsCommand({ HostedZoneId: HostedZones![0].Id }),
    );
    return ResourceRecordSets.filter(({ Type }) => Type === 'SRV').flatMap(
      ({ ResourceRecords = [] }) => ResourceRecords.map(({ Value }) => Value),
    );
  };

  it('makes and deletes namespaces, services and instances in their time', async () => {
    const namespace = await newNamespace();
    const { Id: service } = await newService(namespace);
    await expect(
      cloudMap.send(new DeleteNamespaceCommand({ Id: namespace })),
    ).rejects.toMatchObject({ name: 'ResourceInUse' });
    await expect(
      register(service!, 'one', { AWS_INSTANCE_IPV4: '10.0.0.1' }),
    ).rejects.toMatchObject({
      name: 'InvalidInput',
      message: 'Instance attribute AWS_INSTANCE_PORT is required',
    });
    const attributes = {
      AWS_INSTANCE_IPV4: '10.0.0.1',
      AWS_INSTANCE_PORT: '8080',
    };
    const registered = await register(service!, 'one', attributes);
    expect(await discover()).toEqual([]);
    await done(registered);
    expect(await discover()).toEqual(['one']);
    expect(await records()).toEqual(['1 1 8080 one.orders.internal.']);
    await expect(
      cloudMap.send(new DeleteServiceCommand({ Id: service })),
    ).rejects.toMatchObject({ name: 'ResourceInUse' });
    await done(
      await cloudMap.send(
        new DeregisterInstanceCommand({
          InstanceId: 'one',
          ServiceId: service,
        }),
      ),
    );
    await cloudMap.send(new DeleteServiceCommand({ Id: service }));
    await done(
      await cloudMap.send(new DeleteNamespaceCommand({ Id: namespace })),
    );
    expect(
      (await cloudMap.send(new ListNamespacesCommand({}))).Namespaces,
    ).toEqual([]);
    const { Operations } = await cloudMap.send(
      new ListOperationsCommand({
        Filters: [{ Name: 'TYPE', Values: ['REGISTER_INSTANCE'] }],
      }),
    );
    expect(Operations).toEqual([
      { Id: registered.OperationId, Status: 'SUCCESS' },
    ]);
  });

  it('makes no namespace in a VPC that is not there', async () => {
    await expect(
      cloudMap.send(
        new CreatePrivateDnsNamespaceCommand({ Name: 'a', Vpc: 'vpc-1' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidInput' });
  });

  it('finds the healthy instances and, if none is, all', async () => {
    const { Id: ServiceId } = await newService(await newNamespace());
    for (const [id, ip] of [
      ['one', '10.0.0.1'],
      ['two', '10.0.0.2'],
    ]) {
      await register(ServiceId!, id, {
        AWS_INSTANCE_IPV4: ip,
        AWS_INSTANCE_PORT: '80',
      });
    }
    await simulator.clock.advance(60);
    const tell = (InstanceId: string) =>
      cloudMap.send(
        new UpdateInstanceCustomHealthStatusCommand({
          InstanceId,
          ServiceId,
          Status: 'UNHEALTHY',
        }),
      );
    await tell('one');
    expect(await discover()).toEqual(['two']);
    expect(await records()).toEqual(['1 1 80 two.orders.internal.']);
    expect(
      (await cloudMap.send(new GetInstancesHealthStatusCommand({ ServiceId })))
        .Status,
    ).toEqual({ one: 'UNHEALTHY', two: 'HEALTHY' });
    await tell('two');
    expect(await discover()).toEqual(['one', 'two']);
    expect(await discover('HEALTHY')).toEqual([]);
  });

  it('has tags', async () => {
    const { Arn: ResourceARN } = await newService(await newNamespace());
    await cloudMap.send(
      new TagResourceCommand({
        ResourceARN,
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    );
    await cloudMap.send(
      new UntagResourceCommand({ ResourceARN, TagKeys: ['a'] }),
    );
    expect(
      (await cloudMap.send(new ListTagsForResourceCommand({ ResourceARN })))
        .Tags,
    ).toEqual([{ Key: 'b', Value: '2' }]);
  });
});
