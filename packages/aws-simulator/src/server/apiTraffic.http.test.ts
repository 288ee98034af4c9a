import { IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Simulator, startSimulator } from '../Simulator';
import { Ec2 } from '../services/ec2/model/Ec2';
import {
  attachInternetGateway,
  createInternetGateway,
} from '../services/ec2/model/internetGateways';
import { createRoute } from '../services/ec2/model/routeTables';
import {
  authorizeRules,
  createSecurityGroup,
} from '../services/ec2/model/securityGroups';
import { createSubnet } from '../services/ec2/model/subnets';
import { createVpc } from '../services/ec2/model/vpcs';
import { Elbv2 } from '../services/elbv2/model/Elbv2';
import { createListener } from '../services/elbv2/model/listeners';
import { createLoadBalancer } from '../services/elbv2/model/loadBalancers';

describe('requests to a load balancer over HTTP', () => {
  let simulator: Simulator;

  afterEach(() => simulator.close());

  /** Starts a simulator with a load balancer. @returns its DNS name. */
  async function start(options: {
    localEndpoints?: boolean;
    allow?: boolean;
  }): Promise<string> {
    simulator = await startSimulator(options);
    const region = simulator.world.account('123456789012').region('eu-west-1');
    const ec2 = region.service(Ec2);
    const vpc = createVpc(ec2, { cidrBlock: '10.0.0.0/16' });
    const gateway = createInternetGateway(ec2);
    attachInternetGateway(ec2, gateway.id, vpc.id);
    const [table] = [...ec2.routeTables.values()];
    createRoute(ec2, table.id, {
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: gateway.id,
    });
    const subnets = ['a', 'b'].map(
      (zone, i) =>
        createSubnet(ec2, {
          vpcId: vpc.id,
          cidrBlock: `10.0.${i}.0/24`,
          availabilityZone: `eu-west-1${zone}`,
        }).id,
    );
    const group = createSecurityGroup(ec2, {
      vpcId: vpc.id,
      name: 'alb',
      description: 'alb',
    });
    if (options.allow ?? true) {
      authorizeRules(ec2, group.id, [
        {
          isEgress: false,
          protocol: 'tcp',
          fromPort: 80,
          toPort: 80,
          peer: { cidrIpv4: '0.0.0.0/0' },
        },
      ]);
    }
    const elb = region.service(Elbv2);
    const { shape } = createLoadBalancer(elb, {
      Name: 'orders',
      Subnets: subnets,
      SecurityGroups: [group.id],
    });
    createListener(elb, {
      LoadBalancerArn: shape.LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [
        {
          Type: 'fixed-response',
          FixedResponseConfig: { StatusCode: '200', MessageBody: 'hello' },
        },
      ],
    });
    await simulator.clock.advance(120);
    return shape.DNSName!;
  }

  function get(host: string, signal?: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      request(simulator.url, { headers: { host }, signal }, resolve)
        .on('error', reject)
        .end();
    });
  }

  it('are routed by the name that AWS would give it', async () => {
    const name = await start({});
    expect(name).toMatch(/^orders-\d{10}\.eu-west-1\.elb\.amazonaws\.com$/);
    const answer = await get(name);
    expect(answer.statusCode).toBe(200);
    expect(await text(answer)).toBe('hello');
  });

  it('reach it under a name that a browser resolves to this machine', async () => {
    const name = await start({ localEndpoints: true });
    expect(name).toMatch(/^orders-\d{10}\.eu-west-1\.elb\.localhost:\d+$/);
    expect(name.endsWith(`:${simulator.port}`)).toBe(true);
    expect(await text(await get(name))).toBe('hello');
  });

  it('get no response where the network does not allow them', async () => {
    const name = await start({ allow: false });
    const client = new AbortController();
    const waiting = get(name, client.signal);
    // A later request to the simulator itself is answered; this one is not.
    expect((await get('127.0.0.1')).statusCode).toBe(200);
    client.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
