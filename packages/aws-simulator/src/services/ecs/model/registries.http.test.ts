import { ServiceRegistry } from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { healthyInstances } from '../../servicediscovery/model/instances';
import {
  createDiscoveryService,
  createNamespace,
} from '../../servicediscovery/model/namespaces';
import { ServiceDiscovery } from '../../servicediscovery/model/ServiceDiscovery';

describe('the registry of a service', () => {
  let bench: ServiceBench;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
  });

  function registry(Type: string) {
    const discovery = bench.region.service(ServiceDiscovery);
    const { id } = createNamespace(discovery, {
      name: 'internal',
      vpcId: bench.vpcId,
      tags: [],
    });
    return createDiscoveryService(discovery, {
      name: 'orders',
      namespaceId: id,
      dnsRecords: [{ Type, TTL: 10 }],
      routingPolicy: 'MULTIVALUE',
      customHealth: true,
      tags: [],
    });
  }

  const create = (registered: ServiceRegistry, container = {}) =>
    bench.define('nginx', container).then(taskDefinition =>
      bench.createService('nginx', {
        loadBalancers: [],
        serviceRegistries: [registered],
        taskDefinition,
      }),
    );

  it('of SRV records has the port of its tasks', async () => {
    const found = registry('SRV');
    await create({
      registryArn: found.arn,
      containerName: 'api',
      containerPort: 8080,
    });
    await bench.clock.advance(120);
    expect(
      [...found.instances.values()].map(
        ({ attributes }) => attributes.AWS_INSTANCE_PORT,
      ),
    ).toEqual(['8080', '8080']);
  });

  it('of SRV records needs a port, and one only', async () => {
    const { arn: registryArn } = registry('SRV');
    await expect(create({ registryArn })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(registryArn),
    });
    await expect(
      create({ registryArn, port: 80, containerPort: 80 }),
    ).rejects.toMatchObject({
      message:
        "Specify a value for either 'port' or the 'containerName' and 'containerPort' combination, but not both. Remove one and retry.",
    });
  });

  it('of A records takes no port', async () => {
    const { arn: registryArn } = registry('A');
    await expect(create({ registryArn, port: 80 })).rejects.toMatchObject({
      message: expect.stringContaining(
        "The values specified for serviceRegistries do not require a value for 'port'.",
      ),
    });
  });

  it('knows a task as healthy once its container is', async () => {
    const found = registry('SRV');
    await create(
      { registryArn: found.arn, port: 8080 },
      {
        healthCheck: {
          command: ['CMD', '/healthy'],
          interval: 30,
          startPeriod: 60,
        },
      },
    );
    await bench.clock.advance(40);
    const states = () =>
      [...found.instances.values()].map(({ isHealthy }) => isHealthy);
    expect(states()).toEqual([false, false]);
    expect(healthyInstances(found)).toHaveLength(2);
    await bench.clock.advance(60);
    expect(states()).toEqual([true, true]);
  });
});
