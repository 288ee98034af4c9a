import {
  observationContext,
  OBSERVED_AT,
} from '../__testUtils__/observationContext';
import { observeDomainRecord } from './domainRecord';

const domain = { name: 'api.acme.com', zoneId: 'Z1' };

function observe(send: jest.Mock) {
  return observeDomainRecord(observationContext({ route53: { send } }), domain);
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
      ),
    ).toEqual({});
    expect(send).not.toHaveBeenCalled();
  });
});
