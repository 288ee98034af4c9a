import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  observationContext,
  OBSERVED_AT,
} from '../__testUtils__/observationContext';
import { readingsOf } from '../__testUtils__/readings';
import { observeDomainRecord } from './domainRecord';
import { LoadBalancerFacts } from './loadBalancer';

const domain = { name: 'api.acme.com', zoneId: 'Z1' };

const loadBalancer = (name: string): Observed<LoadBalancerFacts> => ({
  value: {
    dnsName: `${name}.elb.amazonaws.com`,
    scheme: 'internet-facing',
    type: 'application',
    state: 'active',
    availabilityZones: [],
    securityGroups: [],
  },
});

function observe(send: jest.Mock) {
  return observeDomainRecord(
    observationContext({ route53: { send } }),
    domain,
    loadBalancer('orders'),
  );
}

const answer = (...ResourceRecordSets: object[]) =>
  jest.fn().mockResolvedValue({ ResourceRecordSets });

describe('observeDomainRecord', () => {
  it.each([
    [
      'the target of an alias',
      answer({
        Name: 'api.acme.com.',
        Type: 'A',
        AliasTarget: { DNSName: 'dualstack.Orders.elb.amazonaws.com.' },
      }),
      ['dualstack.orders.elb.amazonaws.com'],
    ],
    [
      'addresses',
      answer({
        Name: 'api.acme.com.',
        Type: 'A',
        ResourceRecords: [{ Value: '192.0.2.1' }, { Value: '192.0.2.2' }],
      }),
      ['192.0.2.1', '192.0.2.2'],
    ],
    [
      'the target of a CNAME record',
      answer({
        Name: 'api.acme.com.',
        Type: 'CNAME',
        ResourceRecords: [{ Value: 'cdn.acme.com.' }],
      }),
      ['cdn.acme.com'],
    ],
    [
      'nothing when the next record of the zone is of another name',
      answer({ Name: 'web.acme.com.', Type: 'A', ResourceRecords: [] }),
      [],
    ],
    [
      'nothing without the hosted zone',
      jest.fn().mockRejectedValue(
        Object.assign(new Error('No hosted zone'), {
          name: 'NoSuchHostedZone',
        }),
      ),
      [],
    ],
  ])('returns %s', async (_, send, leadsTo) => {
    expect(await observe(send)).toEqual({
      value: { domainName: 'api.acme.com', zoneId: 'Z1', leadsTo },
      observedAt: OBSERVED_AT,
    });
  });

  it('fails when Route 53 cannot be read', async () => {
    const send = jest
      .fn()
      .mockRejectedValue(
        Object.assign(new Error('no'), { name: 'AccessDenied' }),
      );
    expect(await observe(send)).toMatchObject({
      failure: { reason: 'denied' },
    });
  });

  it('reads nothing for an API without a domain name', async () => {
    const send = jest.fn();
    expect(
      await observeDomainRecord(
        observationContext({ route53: { send } }),
        undefined,
        loadBalancer('orders'),
      ),
    ).toEqual({});
    expect(send).not.toHaveBeenCalled();
  });

  it('is read again once the API has another load balancer', async () => {
    const versionWith = async (name: string) => {
      const [{ version }] = await readingsOf(context =>
        observeDomainRecord(context, domain, loadBalancer(name)),
      );
      return version;
    };
    const own = await versionWith('orders');
    expect(own).toBeDefined();
    expect(await versionWith('orders')).toBe(own);
    expect(await versionWith('shared')).not.toBe(own);
  });
});
