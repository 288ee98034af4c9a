import { InputError } from '@backstage/errors';
import { cannedContext } from '../__testUtils__/cannedContext';
import { withStacks } from '../__testUtils__/cannedStacks';
import { withZones, ZONE } from '../__testUtils__/cannedZones';
import { assertCertifiable, nameInZone } from './nameInZone';

describe('nameInZone', () => {
  const name = (count: number) => `${'a'.repeat(count - 13)}.api.acme.com`;

  it('has at most 64 characters for a certificate', () => {
    expect(() => assertCertifiable(name(64))).not.toThrow();
    expect(() => assertCertifiable(name(65))).toThrow(
      new InputError(
        `domainName: ${name(
          65,
        )} has 65 characters, and ACM issues certificates for at most 64. Choose a shorter name.`,
      ),
    );
  });

  const OURS = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';
  const give = (
    domainName: string,
    zoneCertificate?: string,
    certificateArn?: string,
    certificate: object = {},
  ) => {
    const { clients } = cannedContext({
      ...withZones({ Z1: { name: 'api.acme.com' } }),
      ...withStacks(),
    });
    const acm = { send: async () => ({ Certificate: certificate }) };
    return nameInZone(
      { ...clients, acm } as any,
      { zone: ZONE, certificateArn: zoneCertificate },
      { domainName, certificateArn },
      {},
    );
  };
  const issued = {
    Status: 'ISSUED',
    DomainName: '*.api.acme.com',
    SubjectAlternativeNames: ['*.api.acme.com'],
  };

  it.each([
    ['the given one', OURS, 'arn:given', {}, 'arn:given'],
    ['that of the zone', OURS, undefined, issued, OURS],
    [
      'its own where that is of another name',
      OURS,
      undefined,
      {
        ...issued,
        DomainName: 'api.acme.com',
        SubjectAlternativeNames: ['api.acme.com'],
      },
      '',
    ],
    [
      'its own where that is elsewhere',
      OURS.replace('eu-west-1', 'us-east-1'),
      undefined,
      issued,
      '',
    ],
  ])('has a certificate: %s', async (_, ofZone, given, certificate, arn) => {
    expect(await give('a.api.acme.com', ofZone, given, certificate)).toEqual({
      DomainName: 'a.api.acme.com',
      HostedZoneId: 'Z1',
      CertificateArn: arn,
    });
  });

  it('is refused without any, and where it is too long for its own', async () => {
    await expect(give('a.api.acme.com')).rejects.toThrow(
      'certificateArn: the zone api.acme.com has no certificate yet, and without one it may not be delegated. Run fargate:dns-zone:deploy until it is issued, or give the ARN of a certificate for a.api.acme.com.',
    );
    const long = `${'a'.repeat(60)}.api.acme.com`;
    await expect(give(long, OURS)).rejects.toThrow('has 73 characters');
    expect((await give(long, OURS, 'arn:given')).CertificateArn).toBe(
      'arn:given',
    );
  });
});
