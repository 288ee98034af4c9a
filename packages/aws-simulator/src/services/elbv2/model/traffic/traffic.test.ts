import { ServiceBench } from '../../../../__testUtils__/ServiceBench';
import {
  addEntry,
  associateNetworkAcl,
  createNetworkAcl,
} from '../../../ec2/model/networkAcls';
import { authorizeRules } from '../../../ec2/model/securityGroups';
import { Elbv2 } from '../Elbv2';
import { Acm } from '../../../acm/model/Acm';
import { requestCertificate } from '../../../acm/model/requestCertificate';
import {
  changeCertificates,
  createListener,
  modifyListener,
  setListenerAttributes,
} from '../listeners';
import { createRule } from '../rules';
import { ApiRequest } from './ApiRequest';
import { loadBalancerOf } from './loadBalancerOf';
import { sendRequest } from './sendRequest';

describe('a request from the internet', () => {
  let bench: ServiceBench;
  let elb: Elbv2;

  beforeEach(async () => {
    bench = await ServiceBench.ready();
    elb = bench.region.service(Elbv2);
  });

  function admitInternet() {
    authorizeRules(bench.ec2, bench.balancerGroupId, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: 80,
        toPort: 80,
        peer: { cidrIpv4: '0.0.0.0/0' },
      },
    ]);
  }

  async function serve(image: string) {
    admitInternet();
    await bench.createService(image);
    await bench.clock.advance(120);
  }

  const balancer = () => [...elb.loadBalancers.values()][0];
  const listener = () => [...elb.listeners.values()][0].shape;

  async function send(request: Partial<ApiRequest> = {}) {
    const placed = loadBalancerOf(
      bench.world,
      balancer().shape.DNSName!.toLowerCase(),
    );
    return sendRequest(placed!, {
      method: 'GET',
      host: 'orders.acme.com',
      secure: false,
      path: '/',
      search: '',
      headers: {},
      ...request,
    });
  }

  const body = async (request: Partial<ApiRequest> = {}) => {
    const answer = await send(request);
    return typeof answer === 'string' ? answer : JSON.parse(answer.body);
  };

  it('reaches the healthy tasks in turn, which name themselves', async () => {
    await serve('nginx:1.27');

    const answers = [await body(), await body(), await body()];

    const tasks = (await bench.tasks('RUNNING')).map(({ taskArn }) =>
      taskArn!.split('/').at(-1),
    );
    expect(new Set(answers.map(({ task }) => task))).toEqual(new Set(tasks));
    expect(answers[2].task).toBe(answers[0].task);
    expect(answers[0]).toMatchObject({
      status: 200,
      service: 'api',
      image: 'nginx:1.27',
      request: 'GET /',
    });
  });

  it('gets a page in a browser, and text at the health check path', async () => {
    await serve('nginx');
    await expect(
      send({ headers: { accept: 'text/html,*/*' } }),
    ).resolves.toMatchObject({
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: expect.stringContaining('simulated task of api'),
    });
    await expect(send({ path: '/health' })).resolves.toMatchObject({
      status: 200,
      body: 'OK\n',
    });
  });

  it('gets the status that the image responds with', async () => {
    await serve('public.ecr.aws/fargate-api/status-500:1');
    expect(await body()).toMatchObject({ status: 500 });
  });

  it('times out when the security group of the load balancer does not allow it', async () => {
    expect(await send()).toBe('silent');
  });

  it('is refused on a port without listener', async () => {
    authorizeRules(bench.ec2, bench.balancerGroupId, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        peer: { cidrIpv4: '0.0.0.0/0' },
      },
    ]);
    expect(await send({ secure: true })).toBe('refused');
  });

  it('gets 503 without targets', async () => {
    admitInternet();
    await expect(send()).resolves.toMatchObject({ status: 503 });
  });

  it('gets 502 when no process listens, and 504 when it hangs', async () => {
    await serve('public.ecr.aws/fargate-api/other-port:1');
    await expect(send()).resolves.toMatchObject({
      status: 502,
      headers: { Server: 'awselb/2.0' },
    });

    for (const { Target } of await bench.targets()) {
      bench.hang(Target!.Id!);
    }
    const hanging = send();
    await bench.clock.advance(10);
    await expect(hanging).resolves.toMatchObject({ status: 504 });
  });

  it('gets the headers that the attributes of the listener add and take away', async () => {
    await serve('public.ecr.aws/fargate-api/other-port:1');
    const change = (attributes: Record<string, string>) =>
      setListenerAttributes(
        [...elb.listeners.values()][0],
        Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })),
      );
    change({
      'routing.http.response.x_frame_options.header_value': 'DENY',
      'routing.http.response.server.enabled': 'false',
    });
    const answer = await send();
    expect(answer).toMatchObject({
      status: 502,
      headers: { 'X-Frame-Options': 'DENY' },
    });
    expect(answer).not.toMatchObject({
      headers: { Server: expect.anything() },
    });
  });

  it('gets 504 when the nodes that it reaches do not reach the target', async () => {
    await serve('nginx');
    const [inside, outside] = balancer().shape.AvailabilityZones!.map(
      ({ SubnetId }) => SubnetId!,
    );
    const limitTo = (subnetId: string, action: 'allow' | 'deny') => {
      const acl = createNetworkAcl(bench.ec2, bench.vpcId);
      for (const isEgress of [true, false]) {
        const rule = { isEgress, protocol: '-1' };
        addEntry(bench.ec2, acl.id, {
          ...rule,
          number: 1,
          action,
          cidr: '10.0.0.0/16',
        });
        addEntry(bench.ec2, acl.id, {
          ...rule,
          number: 2,
          action: action === 'allow' ? 'deny' : 'allow',
          cidr: '0.0.0.0/0',
        });
      }
      associateNetworkAcl(bench.ec2, subnetId, acl.id);
    };
    limitTo(inside, 'allow');
    await expect(send()).resolves.toMatchObject({ status: 200 });
    limitTo(outside, 'deny');
    const hanging = send();
    await bench.clock.advance(10);
    await expect(hanging).resolves.toMatchObject({ status: 504 });
  });

  it('follows the rules of the listener before its default action', async () => {
    admitInternet();
    modifyListener(elb, {
      ListenerArn: listener().ListenerArn,
      DefaultActions: [
        {
          Type: 'redirect',
          RedirectConfig: {
            Protocol: 'HTTPS',
            Port: '443',
            StatusCode: 'HTTP_301',
          },
        },
      ],
    });
    createRule(elb, {
      ListenerArn: listener().ListenerArn,
      Priority: 1,
      Conditions: [
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/admin/*'] } },
        { Field: 'host-header', HostHeaderConfig: { Values: ['*.acme.com'] } },
      ],
      Actions: [
        {
          Type: 'fixed-response',
          FixedResponseConfig: { StatusCode: '403', MessageBody: 'no' },
        },
      ],
    });

    await expect(send({ path: '/admin/x' })).resolves.toMatchObject({
      status: 403,
      body: 'no',
    });
    await expect(
      send({ path: '/admin/x', host: 'other.com' }),
    ).resolves.toMatchObject({
      status: 301,
      headers: { Location: 'https://other.com:443/admin/x' },
    });
    await expect(send({ path: '/a', search: '?b=1' })).resolves.toMatchObject({
      headers: { Location: 'https://orders.acme.com:443/a?b=1' },
    });
  });

  it('takes the first rule by priority whose host and path match', async () => {
    admitInternet();
    const rule = (Priority: number, host: string, ...paths: string[]) =>
      createRule(elb, {
        ListenerArn: listener().ListenerArn,
        Priority,
        Conditions: [
          { Field: 'host-header', HostHeaderConfig: { Values: [host] } },
          ...(paths.length
            ? [{ Field: 'path-pattern', Values: paths } as const]
            : []),
        ],
        Actions: [
          {
            Type: 'fixed-response',
            FixedResponseConfig: {
              StatusCode: '200',
              MessageBody: `rule ${Priority}`,
            },
          },
        ],
      });
    rule(300, 'orders.acme.com');
    rule(20, 'orders.acme.com', '/v2/items', '/v2/items/*');
    rule(100, 'orders.acme.com', '/v2', '/v2/*');
    rule(40, 'Billing.acme.com', '/a?c');

    for (const [host, path, expected] of [
      ['orders.acme.com', '/v2/items/7', 'rule 20'],
      ['orders.acme.com', '/v2/items', 'rule 20'],
      ['orders.acme.com', '/v2/itemsets', 'rule 100'],
      ['orders.acme.com', '/v2', 'rule 100'],
      ['orders.acme.com', '/v20', 'rule 300'],
      // Paths are case-sensitive, hosts are not.
      ['orders.acme.com', '/V2/items', 'rule 300'],
      ['billing.acme.com', '/abc', 'rule 40'],
    ]) {
      expect([host, path, await send({ host, path })]).toMatchObject([
        host,
        path,
        { body: expected },
      ]);
    }
    // The default action.
    await expect(
      send({ host: 'billing.acme.com', path: '/abbc' }),
    ).resolves.toMatchObject({ status: 503 });
  });

  it('speaks TLS by the certificate for its host name', async () => {
    admitInternet();
    authorizeRules(bench.ec2, bench.balancerGroupId, [
      {
        isEgress: false,
        protocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        peer: { cidrIpv4: '0.0.0.0/0' },
      },
    ]);
    const certificate = (DomainName: string) => {
      const one = requestCertificate(bench.region.service(Acm), { DomainName });
      one.status = 'ISSUED';
      return [{ CertificateArn: one.arn }];
    };
    const { shape } = createListener(elb, {
      LoadBalancerArn: balancer().shape.LoadBalancerArn,
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: certificate('*.acme.com'),
      DefaultActions: [
        { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } },
      ],
    });
    const at = (host: string) => send({ secure: true, host });

    await expect(at('orders.acme.com')).resolves.toMatchObject({ status: 404 });
    expect(await at('a.orders.acme.com')).toBe('refused');
    expect(await at('orders.other.com')).toBe('refused');

    const add = certificate('orders.other.com');
    changeCertificates(elb, shape.ListenerArn, { add });
    await expect(at('orders.other.com')).resolves.toMatchObject({
      status: 404,
    });
    changeCertificates(elb, shape.ListenerArn, { remove: add });
    expect(await at('orders.other.com')).toBe('refused');
  });
});
