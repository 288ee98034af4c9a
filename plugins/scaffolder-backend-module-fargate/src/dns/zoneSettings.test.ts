import { toZoneSettings } from './zoneSettings';

describe('zoneSettings', () => {
  it('has defaults', () => {
    expect(toZoneSettings({ domainName: 'api.acme.com' })).toEqual({
      domainName: 'api.acme.com',
      name: 'api-acme-com',
      certificateName: 'api.acme.com',
      waitSeconds: 1800,
    });
  });

  it('takes what a person enters', () => {
    expect(
      toZoneSettings({
        domainName: 'api.acme.com',
        name: 'zone',
        certificateDomainName: '*.api.acme.com',
        certificateArn: 'arn',
        waitMinutes: 1440,
      }),
    ).toEqual({
      domainName: 'api.acme.com',
      name: 'zone',
      certificateName: '*.api.acme.com',
      certificateArn: 'arn',
      waitSeconds: 86_400,
    });
    expect(
      toZoneSettings({ domainName: 'a.acme.com', certificateArn: '' })
        .certificateArn,
    ).toBeUndefined();
  });

  it.each([
    [{ domainName: 'acme' }, /^domainName: /],
    [{ waitMinutes: 0 }, /^waitMinutes: /],
    [{ waitMinutes: 1441 }, /^waitMinutes: /],
    [{ certificateDomainName: '*' }, /^certificateDomainName: /],
    [
      { certificateDomainName: '*.acme.com' },
      /^certificateDomainName: \*\.acme\.com is not in the zone api\.acme\.com, which contains the record that validates it\.$/,
    ],
  ])('refuses %j', (input, message) => {
    expect(() =>
      toZoneSettings({ domainName: 'api.acme.com', ...input }),
    ).toThrow(message);
  });
});
