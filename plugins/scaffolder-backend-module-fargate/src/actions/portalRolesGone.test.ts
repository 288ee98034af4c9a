import {
  DeleteVpcEndpointsCommand,
  DescribeVpcEndpointsCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  RemoveTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DeleteRoleCommand } from '@aws-sdk/client-iam';
import { ReportedBench } from '../__testUtils__/ReportedBench';

jest.setTimeout(120_000);

/**
 * A policy that allows a deletion by the resource's tag or path denies it for what
 * somebody deleted by hand, since that has neither.
 */
describe('under the roles of examples/iam/portal-roles.yml', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start({ roles: { ApiNames: 'orders-*' } });
  });
  afterAll(() => api.close());

  it('an API is deleted without the listener and the load balancer that are gone', async () => {
    await api.next();
    const { elbv2 } = api.clients;
    const { ListenerArn } = (await api.stack())!.outputs;
    await elbv2.send(new DeleteListenerCommand({ ListenerArn }));
    await elbv2.send(
      new DeleteLoadBalancerCommand({
        LoadBalancerArn: api.deployed.loadBalancerArn,
      }),
    );
    const { log, outputs } = await api.remove();
    expect(outputs).toEqual({ deleted: [api.name], retained: [] });
    expect(await api.stack()).toBeUndefined();
    expect(log.filter(line => line.includes('not found in AWS'))).toEqual([
      expect.stringMatching(/^API {11}HttpListener not found in AWS: somebody/),
      expect.stringMatching(/^API {11}LoadBalancer not found in AWS: somebody/),
    ]);
  });

  it('an API is deleted without the task role that is gone', async () => {
    await api.next();
    const { TaskRoleArn } = (await api.stack())!.outputs;
    await api.clients.iam.send(
      new DeleteRoleCommand({ RoleName: TaskRoleArn.split('/').pop() }),
    );
    const { log, outputs } = await api.remove();
    expect(outputs).toEqual({ deleted: [api.name], retained: [] });
    expect(await api.stack()).toBeUndefined();
    expect(log.join('\n')).toMatch(/API {11}TaskRole not found in AWS/);
  });

  it('but not without a target group that lost its tag, which is there', async () => {
    await api.next();
    const { targetGroupArn } = api.deployed;
    await api.clients.elbv2.send(
      new RemoveTagsCommand({
        ResourceArns: [targetGroupArn],
        TagKeys: ['fargate-api:managed'],
      }),
    );
    await expect(api.remove()).rejects.toThrow(
      `target group ${targetGroupArn}: User: `,
    );
    expect((await api.stack())!.status).toBe('DELETE_FAILED');
  });

  it('an environment is deleted without the VPC endpoints that are gone', async () => {
    const { bench } = api;
    const { ec2 } = api.clients;
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'other',
      owner: 'group:default/team-a',
    });
    const { VpcEndpoints } = await ec2.send(
      new DescribeVpcEndpointsCommand({
        Filters: [{ Name: 'vpc-id', Values: [outputs.vpcId] }],
      }),
    );
    const VpcEndpointIds = VpcEndpoints!.map(one => one.VpcEndpointId!);
    expect(VpcEndpointIds).not.toEqual([]);
    await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds }));
    await bench.simulator.clock.advance(600);
    bench.addStackEntity('resource:default/other', outputs.stackArn);
    const deletion = await bench.run(
      'fargate:stack:delete',
      { entityRef: 'resource:default/other', confirm: 'other' },
      { taskId: 'delete environment' },
    );
    expect(deletion.outputs.retained).toEqual([]);
    expect(await bench.stackStatus('environment-other-vpc')).toBeUndefined();
    expect(deletion.log.join('\n')).toMatch(/Endpoint\S* not found in AWS/);
  });
});
