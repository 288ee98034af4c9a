import request from 'supertest';
import {
  EnvironmentStatus,
  FargateApiStatus,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { component, environment } from './__testUtils__/entities';
import { SimulatedDeployment } from './__testUtils__/SimulatedDeployment';
import { startPlugin } from './__testUtils__/startPlugin';

it.each([
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
])(
  'shows an API and its environment in %s',
  async (region, partition, domain) => {
    const deployment = await SimulatedDeployment.start({}, { region });
    try {
      const api = await deployment.deployApi('orders', {
        ImageUrl: `123456789012.dkr.ecr.${region}.${domain}/orders:v1`,
      });
      const { server } = await startPlugin(deployment, [
        component('orders', { [STACK_ARN_ANNOTATION]: api.arn }),
        environment(deployment.environmentStack.arn),
      ]);
      const read = async (path: string) => {
        const { body } = await request(server)
          .get(`/api/fargate-api/v1/${path}/status`)
          .expect(200);
        return body;
      };

      const status: FargateApiStatus = await read(
        'entities/component/default/orders',
      );
      expect(status.state).toBe('healthy');
      expect(status.endpoint.value?.url).toContain(`${region}.elb.${domain}`);
      expect(decodeURIComponent(status.links.service!)).toContain(
        `arn:${partition}:ecs:${region}:`,
      );
      const { cluster, links, network }: EnvironmentStatus = await read(
        'environments/resource/default/dev',
      );
      expect(cluster.value).toBeDefined();
      expect(network.value).toBeDefined();
      expect(decodeURIComponent(links.vpc!)).toContain(`arn:${partition}:ec2:`);
    } finally {
      await deployment.simulator.close();
    }
  },
  60_000,
);
