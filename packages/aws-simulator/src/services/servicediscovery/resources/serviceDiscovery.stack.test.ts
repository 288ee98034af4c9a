import {
  DiscoverInstancesCommand,
  GetNamespaceCommand,
  GetServiceCommand,
  ListInstancesCommand,
  ListNamespacesCommand,
  ListServicesCommand,
  ServiceDiscoveryClient,
} from '@aws-sdk/client-servicediscovery';
import {
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import { StackBench } from '../../../__testUtils__/StackBench';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { createDiscoveryService, createNamespace } from '../model/namespaces';
import { ServiceDiscovery } from '../model/ServiceDiscovery';

describe('the namespaces and services of Cloud Map', () => {
  let bench: StackBench;
  let cloudMap: ServiceDiscoveryClient;

  beforeEach(async () => {
    bench = await StackBench.start();
    cloudMap = new ServiceDiscoveryClient(bench.options);
  });

  afterEach(() => bench.close());

  const template = (namespace: object, DnsConfig?: object) => ({
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Namespace: namespace,
      Orders: {
        Type: 'AWS::ServiceDiscovery::Service',
        Properties: {
          Name: 'orders',
          NamespaceId: { Ref: 'Namespace' },
          DnsConfig,
          HealthCheckCustomConfig: { FailureThreshold: 1 },
        },
      },
    },
    Outputs: {
      Namespace: { Value: { Ref: 'Namespace' } },
      Service: { Value: { Ref: 'Orders' } },
      ServiceArn: { Value: { 'Fn::GetAtt': 'Orders.Arn' } },
    },
  });
  const PRIVATE = {
    Type: 'AWS::ServiceDiscovery::PrivateDnsNamespace',
    Properties: { Name: 'internal', Vpc: { Ref: 'Vpc' } },
  };
  const HTTP = {
    Type: 'AWS::ServiceDiscovery::HttpNamespace',
    Properties: { Name: 'internal' },
  };
  const A_RECORD = { DnsRecords: [{ Type: 'A', TTL: 60 }] };

  it('are what the API shows, with a hosted zone for private DNS', async () => {
    const { Namespace, Service, ServiceArn } = await bench.outputs(
      template(PRIVATE, A_RECORD),
    );
    const found = await cloudMap.send(
      new GetNamespaceCommand({ Id: Namespace }),
    );
    expect(found.Namespace).toMatchObject({
      Name: 'internal',
      Type: 'DNS_PRIVATE',
      ServiceCount: 1,
    });
    const route53 = new Route53Client(bench.options);
    const zone = new ListResourceRecordSetsCommand({
      HostedZoneId: found.Namespace!.Properties!.DnsProperties!.HostedZoneId,
    });
    expect((await route53.send(zone)).ResourceRecordSets).toMatchObject([
      { Name: 'internal.', Type: 'NS' },
      { Name: 'internal.', Type: 'SOA' },
    ]);
    const service = await cloudMap.send(new GetServiceCommand({ Id: Service }));
    expect(service.Service).toMatchObject({
      Arn: ServiceArn,
      Type: 'DNS_HTTP',
      DnsConfig: { RoutingPolicy: 'MULTIVALUE', ...A_RECORD },
    });
    await bench.delete();
    expect(
      (await cloudMap.send(new ListNamespacesCommand({}))).Namespaces,
    ).toEqual([]);
    await expect(route53.send(zone)).rejects.toMatchObject({
      name: 'NoSuchHostedZone',
    });
  });

  it('have no records in an HTTP namespace', async () => {
    await bench.deploy(template(HTTP, A_RECORD));
    expect((await bench.reasons()).join('\n')).toContain(
      'Orders: Resource handler returned message: "DnsConfig cannot be specified for a service in an HTTP namespace.',
    );
    await bench.delete();
    const { Namespace } = await bench.outputs(template(HTTP));
    const { Services } = await cloudMap.send(
      new ListServicesCommand({
        Filters: [{ Name: 'NAMESPACE_ID', Values: [Namespace] }],
      }),
    );
    expect(Services).toMatchObject([{ Name: 'orders', Type: 'HTTP' }]);
  });

  it('do not exist twice', async () => {
    await bench.deploy({ Resources: { One: HTTP, Two: HTTP } });
    expect((await bench.reasons()).join('\n')).toContain(
      'Namespace internal already exists',
    );
  });
});

describe('the service registry of a service', () => {
  it('has its running tasks, and their addresses in DNS', async () => {
    const bench = await ServiceBench.ready();
    const discovery = bench.region.service(ServiceDiscovery);
    const namespace = createNamespace(discovery, {
      name: 'internal',
      vpcId: bench.vpcId,
      tags: [],
    });
    const { arn, id } = createDiscoveryService(discovery, {
      name: 'orders',
      namespaceId: namespace.id,
      dnsRecords: [{ Type: 'A', TTL: 60 }],
      routingPolicy: 'MULTIVALUE',
      customHealth: true,
      tags: [],
    });
    await bench.createService('nginx', {
      serviceRegistries: [{ registryArn: arn }],
    });
    await bench.clock.advance(120);
    const tasks = await bench.tasks('RUNNING');
    const addresses = tasks
      .map(({ containers }) => containers![0].networkInterfaces![0])
      .map(({ privateIpv4Address }) => privateIpv4Address!)
      .sort();
    const options = {
      region: 'eu-west-1',
      credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
      requestHandler: bench.handler,
    };
    const cloudMap = new ServiceDiscoveryClient(options);
    const discover = async () => {
      const { Instances = [] } = await cloudMap.send(
        new DiscoverInstancesCommand({
          NamespaceName: 'internal',
          ServiceName: 'orders',
        }),
      );
      return Instances;
    };
    const instances = await discover();
    expect(
      instances.map(({ Attributes }) => Attributes!.AWS_INSTANCE_IPV4).sort(),
    ).toEqual(addresses);
    expect(instances[0]).toMatchObject({
      HealthStatus: 'HEALTHY',
      Attributes: { ECS_SERVICE_NAME: 'api', ECS_CLUSTER_NAME: 'main' },
    });
    expect(
      (await cloudMap.send(new ListInstancesCommand({ ServiceId: id })))
        .Instances,
    ).toHaveLength(2);
    const { ResourceRecordSets } = await new Route53Client(options).send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: namespace.hostedZoneId,
        StartRecordName: 'orders.internal.',
      }),
    );
    expect(
      ResourceRecordSets![0].ResourceRecords!.map(({ Value }) => Value).sort(),
    ).toEqual(addresses);

    bench.hang(addresses[0]);
    await bench.clock.advance(180);
    expect(
      (await discover()).map(({ Attributes }) => Attributes!.AWS_INSTANCE_IPV4),
    ).not.toContain(addresses[0]);
  });
});
