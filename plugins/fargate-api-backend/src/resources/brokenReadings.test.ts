import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readingsOf } from '../__testUtils__/readings';
import { ObservationContext } from '../aws';
import { observeDomainRecord } from './domainRecord';
import { observeGatewayBreak } from './gatewayRoute';
import { observeLinkRules } from './linkRules';
import { observeLoadBalancer } from './loadBalancer';
import { observeCallers } from './securityGroups';
import { ServiceFacts } from './service';
import { observeTaskIngress } from './taskIngress';

type Observe = (context: ObservationContext) => Promise<unknown>;

const service = {
  value: {
    securityGroupIds: ['sg-tasks'],
    discoveryPort: 8080,
    discoveryServiceId: 'srv-1',
    status: { hasPublicIps: true },
  },
} as Observed<ServiceFacts>;

const loadBalancer = {
  value: { dnsName: 'orders.elb.amazonaws.com' },
} as any;

const observeBalancer: Observe = context =>
  observeLoadBalancer(context, {
    value: [{ name: 'orders', loadBalancerArns: ['arn'] }],
  });

const route = {
  api: { isEndpointDisabled: false },
  route: { integrationId: 'i1' },
  integration: { vpcLinkId: 'link1', uri: 'service/srv-1' },
};

/** What keeps requests from an API, or lets through too many, by the kind of reading. */
const BROKEN: Record<
  string,
  { observe: Observe; resource: RegExp; broken: object[]; whole: object }
> = {
  'domain record': {
    observe: context =>
      observeDomainRecord(
        context,
        { name: 'api.acme.com', zoneId: 'Z1' },
        loadBalancer,
      ),
    resource: /^domain-record:/,
    broken: [{ leadsTo: [] }, { leadsTo: ['other.elb.amazonaws.com'] }],
    whole: { leadsTo: ['dualstack.orders.elb.amazonaws.com'] },
  },
  'route of API Gateway': {
    observe: context =>
      observeGatewayBreak(
        context,
        { httpApiId: 'a1', vpcLinkId: 'link1' },
        service,
      ),
    resource: /^gateway-route:/,
    broken: [
      { ...route, route: null },
      { ...route, integration: { ...route.integration, vpcLinkId: 'link2' } },
    ],
    whole: route,
  },
  'rules of a VPC link': {
    observe: context => observeLinkRules(context, 'sg-link', service),
    resource: /^link-rules:/,
    broken: [
      { ingress: false, egress: true },
      { ingress: true, egress: false },
    ],
    whole: { ingress: true, egress: true },
  },
  'networks that reach tasks': {
    observe: context => observeTaskIngress(context, service),
    resource: /^task-ingress:/,
    broken: [['0.0.0.0/0']],
    whole: [],
  },
  'who may call': {
    observe: context =>
      observeCallers(context, {
        loadBalancer: { value: { securityGroups: ['sg-1'] } as any },
        listeners: { value: [{ protocol: 'HTTP', port: 80 }] },
      }),
    resource: /^allowed-sources:/,
    broken: [[]],
    whole: ['0.0.0.0/0'],
  },
  'load balancer': {
    observe: observeBalancer,
    resource: /^load-balancer:/,
    broken: [{ state: 'provisioning' }, { state: 'failed' }],
    whole: { state: 'active' },
  },
  listeners: {
    observe: observeBalancer,
    resource: /^listeners:/,
    broken: [[]],
    whole: [{ protocol: 'HTTP', port: 80 }],
  },
};

describe('what is broken', () => {
  it.each(Object.entries(BROKEN))(
    'is read again soon, as somebody mends it: %s',
    async (_, { broken, observe, resource, whole }) => {
      const reading = (await readingsOf(observe)).find(one =>
        resource.test(one.resource),
      )!;
      expect(broken.map(value => reading.isChanging!(value))).toEqual(
        broken.map(() => true),
      );
      expect(reading.isChanging!(whole)).toBe(false);
    },
  );

  it('is not where the domain record leads while the load balancer is not known', async () => {
    const [reading] = await readingsOf(context =>
      observeDomainRecord(context, { name: 'api.acme.com', zoneId: 'Z1' }, {}),
    );
    expect(reading.isChanging!({ leadsTo: ['other.com'] })).toBe(false);
  });
});
