import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { deleteRoute } from '../../ec2/model/routeTables';
import { reach } from '../../ec2/model/network';
import { authorizeRules } from '../../ec2/model/securityGroups';
import { NetworkInterface } from '../../ec2/model/types';

const INTERNET = '198.51.100.10/32';

describe('tasks with public addresses', () => {
  let bench: ServiceBench;

  beforeEach(async () => {
    bench = await ServiceBench.ready({ nat: false });
  });

  const publicSubnetIds = () =>
    [...bench.ec2.subnets.values()]
      .map(({ id }) => id)
      .filter(id => !bench.privateSubnetIds.includes(id));

  async function serve(
    assignPublicIp: 'ENABLED' | 'DISABLED',
    subnets = publicSubnetIds(),
  ) {
    await bench.createService('nginx', {
      desiredCount: 1,
      networkConfiguration: {
        awsvpcConfiguration: {
          assignPublicIp,
          securityGroups: [bench.taskGroupId],
          subnets,
        },
      },
    });
    await bench.clock.advance(600);
  }

  async function interfaces(): Promise<NetworkInterface[]> {
    return (await bench.tasks('RUNNING'))
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .map(
        ({ containers }) =>
          bench.ec2.interfaceAt(
            bench.vpcId,
            containers![0].networkInterfaces![0].privateIpv4Address!,
          )!,
      );
  }

  const admitInternet = () =>
    authorizeRules(bench.ec2, bench.taskGroupId, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: 8080,
        toPort: 8080,
        peer: { cidrIpv4: '0.0.0.0/0' },
      },
    ]);

  it('pull their image without NAT, and serve behind the load balancer', async () => {
    await serve('ENABLED');
    const [task] = await interfaces();
    expect(task.publicIp).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(await bench.targetHealth()).toEqual(['healthy']);
  });

  it('are reached from the internet only as their security group admits it', async () => {
    await serve('ENABLED');
    const [task] = await interfaces();
    const fromInternet = () => reach(bench.ec2, { cidr: INTERNET }, task, 8080);
    expect(fromInternet()).toMatchObject({
      because: 'security-group',
      reachable: false,
    });
    admitInternet();
    expect(fromInternet()).toMatchObject({
      reachable: true,
      via: 'internet-gateway',
    });
  });

  it('cannot pull without one in a public subnet, whatever the subnet maps on launch', async () => {
    for (const id of publicSubnetIds()) {
      bench.ec2.require('subnets', id).mapPublicIpOnLaunch = true;
    }
    await serve('DISABLED');
    expect(await interfaces()).toEqual([]);
    const [stopped] = await bench.tasks('STOPPED');
    expect(stopped.stoppedReason).toContain('CannotPullContainerError');
  });

  it('cannot pull with one in a subnet without a way to the internet gateway', async () => {
    await serve('ENABLED', bench.privateSubnetIds);
    expect(await interfaces()).toEqual([]);
    const [stopped] = await bench.tasks('STOPPED');
    expect(stopped.stoppedReason).toContain('CannotPullContainerError');
  });

  it('are no longer reached once their subnet loses the way', async () => {
    await serve('ENABLED');
    admitInternet();
    const [task] = await interfaces();
    const table = [...bench.ec2.routeTables.values()].find(({ associations }) =>
      [...associations.values()].includes(task.subnetId),
    );
    deleteRoute(bench.ec2, table!.id, '0.0.0.0/0');
    expect(reach(bench.ec2, { cidr: INTERNET }, task, 8080)).toMatchObject({
      reachable: false,
    });
  });
});
