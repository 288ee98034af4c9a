import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { assertOwnPlace } from './assertOwnPlace';

const OUTPUTS = {
  ServiceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
  LoadBalancerArn: 'arn:balancer',
};
const SHARED_OUTPUTS = {
  ServiceArn: OUTPUTS.ServiceArn,
  ListenerRuleArn:
    'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/dev/1/2/3',
};
const GATEWAY_OUTPUTS = { ServiceArn: OUTPUTS.ServiceArn, ApiId: 'a1' };
const NAMED = {
  ClusterName: 'dev',
  DomainName: 'orders.acme.com',
  HostedZoneId: 'Z1',
};

async function check(
  parameters: Record<string, string>,
  options: {
    outputs?: Record<string, string>;
    isNew?: boolean;
    alias?: string;
    balancers?: object[];
  } = {},
) {
  const { alias, isNew = true, outputs = OUTPUTS } = options;
  const { context, signals } = cannedContext({
    ListResourceRecordSets: {
      ResourceRecordSets: alias
        ? [
            {
              Name: 'orders.acme.com.',
              Type: 'A',
              AliasTarget: { DNSName: alias },
            },
          ]
        : [],
    },
    GetDomainName: {
      DomainNameConfigurations: [
        { ApiGatewayDomainName: 'd-orders.execute-api.com' },
      ],
    },
    DescribeLoadBalancers: {
      LoadBalancers: options.balancers ?? [{ DNSName: 'Orders.elb.com' }],
    },
  });
  const stack = await cannedRecord('orders', {
    kind: 'public-api',
    outputs,
    parameters,
  });
  await assertOwnPlace(context, stack as any, { isNew });
  return signals.every(signal => signal === context.signal);
}
const AGAIN = 'Deploy the API again with fargate:public-api:deploy.';

describe('assertOwnPlace', () => {
  it.each<[string, Record<string, string>, Parameters<typeof check>[1]]>([
    ['the cluster of its service', { ClusterName: 'dev' }, {}],
    ['the name of its load balancer', NAMED, { alias: 'orders.elb.com.' }],
    [
      'its name as the console writes it',
      NAMED,
      { alias: 'dualstack.orders.elb.com.' },
    ],
    [
      'the name of the load balancer that its rule belongs to',
      NAMED,
      { alias: 'orders.elb.com', outputs: SHARED_OUTPUTS },
    ],
    [
      'its name at API Gateway',
      NAMED,
      { alias: 'd-orders.execute-api.com', outputs: GATEWAY_OUTPUTS },
    ],
    [
      'a name that is not read where the template stays',
      NAMED,
      { isNew: false },
    ],
  ])('accepts %s', async (_, parameters, options) => {
    expect(await check(parameters, options)).toBe(true);
  });

  it.each<
    [string, Record<string, string>, Parameters<typeof check>[1], string]
  >([
    [
      'another cluster',
      { ClusterName: 'prod' },
      {},
      `Stack orders (CREATE_COMPLETE) has no service in the cluster prod of its parameters. ${AGAIN}`,
    ],
    [
      'no service',
      { ClusterName: 'dev' },
      { outputs: {} },
      `Stack orders (CREATE_COMPLETE) has no service in the cluster dev of its parameters. ${AGAIN}`,
    ],
    [
      'no cluster at all',
      {},
      { outputs: {} },
      'has no service in the cluster undefined',
    ],
    [
      'a dynamic reference',
      { ClusterName: 'dev', ImageUrl: '{{resolve:ssm:x}}' },
      {},
      `Stack orders has a dynamic reference of CloudFormation ({{resolve:…}}) in its parameters, which this portal does not write. ${AGAIN}`,
    ],
    [
      'a name without a record',
      NAMED,
      {},
      `The load balancer of stack orders has no record for orders.acme.com in the hosted zone Z1 of its parameters. ${AGAIN}`,
    ],
    [
      'the name of another load balancer',
      NAMED,
      { alias: 'other.elb.com' },
      'has no record for orders.acme.com',
    ],
    [
      'a name that only ends alike',
      NAMED,
      { alias: 'x.dualstack.orders.elb.com' },
      'has no record for orders.acme.com',
    ],
    [
      'no load balancer',
      NAMED,
      {
        alias: 'orders.elb.com',
        outputs: { ServiceArn: OUTPUTS.ServiceArn },
      },
      'has no record for orders.acme.com',
    ],
    [
      'the name of another load balancer than that of its rule',
      NAMED,
      { alias: 'other.elb.com', outputs: SHARED_OUTPUTS },
      'has no record for orders.acme.com',
    ],
    [
      'the name of another API behind API Gateway',
      NAMED,
      { alias: 'd-other.execute-api.com', outputs: GATEWAY_OUTPUTS },
      'has no record for orders.acme.com',
    ],
    [
      'a load balancer that is gone',
      NAMED,
      { alias: 'orders.elb.com', balancers: [] },
      'has no record for orders.acme.com',
    ],
  ])('refuses %s', async (_, parameters, options, message) => {
    await expect(check(parameters, options)).rejects.toThrow(message);
  });
});
