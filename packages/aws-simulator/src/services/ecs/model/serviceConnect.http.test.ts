import {
  CreateServiceCommandInput,
  DeleteServiceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { createNamespace } from '../../servicediscovery/model/namespaces';
import { ServiceDiscovery } from '../../servicediscovery/model/ServiceDiscovery';

describe('Service Connect', () => {
  let bench: ServiceBench;
  let discovery: ServiceDiscovery;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    discovery = bench.region.service(ServiceDiscovery);
    createNamespace(discovery, { name: 'shop', tags: [] });
  });

  const named = {
    portMappings: [{ containerPort: 8080, name: 'http' }],
  };

  const create = async (
    connect: CreateServiceCommandInput['serviceConnectConfiguration'],
  ) =>
    bench.createService('nginx', {
      taskDefinition: await bench.define('nginx', named),
      serviceConnectConfiguration: connect,
    });

  const offered = () =>
    [...discovery.services.values()].map(({ name, instances }) => ({
      name,
      ports: [...instances.values()].map(
        ({ attributes }) => attributes.AWS_INSTANCE_PORT,
      ),
    }));

  it('registers the tasks in a service of the namespace, until the service is deleted', async () => {
    await create({
      enabled: true,
      namespace: 'shop',
      services: [
        {
          portName: 'http',
          discoveryName: 'orders',
          clientAliases: [{ port: 80, dnsName: 'orders' }],
        },
      ],
    });
    await bench.clock.advance(120);
    expect(offered()).toEqual([{ name: 'orders', ports: ['8080', '8080'] }]);
    const { deployments } = await bench.service();
    expect(deployments).toMatchObject([
      {
        serviceConnectResources: [
          {
            discoveryName: 'orders',
            discoveryArn: [...discovery.services.values()][0].arn,
          },
        ],
      },
    ]);
    const [task] = await bench.tasks('RUNNING');
    expect(task.containers!.map(({ name }) => name)).toEqual([
      'api',
      expect.stringMatching(/^ecs-service-connect-[A-Za-z0-9]{5}$/),
    ]);
    await bench.ecs.send(
      new DeleteServiceCommand({
        cluster: 'main',
        service: 'api',
        force: true,
      }),
    );
    await bench.clock.advance(120);
    expect(offered()).toEqual([]);
  });

  it('deploys anew when its settings change', async () => {
    await create({ enabled: false });
    await bench.clock.advance(120);
    expect(offered()).toEqual([]);
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        serviceConnectConfiguration: {
          enabled: true,
          namespace: 'shop',
          services: [{ portName: 'http' }],
        },
      }),
    );
    await bench.clock.advance(240);
    expect((await bench.service()).deployments).toHaveLength(1);
    expect(offered()).toEqual([{ name: 'http', ports: ['8080', '8080'] }]);
  });

  it('needs what its proxy needs', async () => {
    await create({
      enabled: true,
      namespace: 'shop',
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': 'missing',
          'awslogs-region': 'eu-west-1',
          'awslogs-stream-prefix': 'proxy',
        },
      },
    });
    await bench.clock.advance(120);
    const [task] = await bench.tasks('STOPPED');
    expect(task.stoppedReason).toContain(
      'The specified log group does not exist',
    );
  });

  it.each<[string, CreateServiceCommandInput['serviceConnectConfiguration']]>([
    ['Namespace is missing.', { enabled: true }],
    [
      'The specified namespace was not found.',
      { enabled: true, namespace: 'other' },
    ],
    [
      'portName(web) does not refer to any named PortMapping in the container definitions.',
      { enabled: true, namespace: 'shop', services: [{ portName: 'web' }] },
    ],
    [
      'Duplicate discoveryName found: http',
      {
        enabled: true,
        namespace: 'shop',
        services: [{ portName: 'http' }, { portName: 'http' }],
      },
    ],
  ])('says: %s', async (message, connect) => {
    await expect(create(connect)).rejects.toMatchObject({ message });
  });
});
