import {
  certificateRequest,
  delegationRequest,
  dnsStackName,
  zoneRequest,
} from './dnsRequests';

const ENTITY = {
  namespace: 'default',
  name: 'api-acme-com',
  owner: 'group:default/a',
};

const REF = 'resource:default/api-acme-com';

describe('dnsRequests', () => {
  it('are stacks of the zone, each with its own name and parameters', async () => {
    const requests = await Promise.all([
      zoneRequest(ENTITY, 'api.acme.com'),
      delegationRequest(ENTITY, {
        domainName: 'api.acme.com',
        parentHostedZoneId: 'Z0',
        nameServers: ['a', 'b'],
      }),
      certificateRequest(ENTITY, {
        domainName: '*.api.acme.com',
        hostedZoneId: 'Z1',
      }),
    ]);
    expect(
      requests.map(({ template, ...request }) => {
        expect(template).toContain('owner: "group:default/a"');
        return request;
      }),
    ).toEqual([
      {
        label: 'Zone',
        name: 'dns-api-acme-com-zone',
        kind: 'dns-zone',
        parameters: { DomainName: 'api.acme.com' },
        entityRef: REF,
        onReplacement: 'fail',
      },
      {
        label: 'Delegation',
        name: 'dns-api-acme-com-delegation',
        kind: 'dns-delegation',
        parameters: {
          DomainName: 'api.acme.com',
          ParentHostedZoneId: 'Z0',
          NameServers: 'a,b',
        },
        entityRef: REF,
        onReplacement: 'fail',
      },
      {
        label: 'Certificate',
        name: 'dns-api-acme-com-certificate',
        kind: 'certificate',
        parameters: { DomainName: '*.api.acme.com', HostedZoneId: 'Z1' },
        entityRef: REF,
        onReplacement: 'fail',
      },
    ]);
    expect(dnsStackName(ENTITY, 'certificate')).toBe(requests[2].name);
  });
});
