import { CertificateDetail } from '@aws-sdk/client-acm';
import {
  delegatesTo,
  isWithin,
  parentNames,
  normalizeDomainName,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { certificateProblem } from '../checks/certificateProblem';
import { delegationRecord } from './delegationRecord';
import { checkDomainName, covers } from '../checks/domainNames';
import { classifyRecords } from './zoneRecords';

describe('domain names', () => {
  it.each(['api.acme.com', 'a.b.co'])('may be %s', name => {
    expect(() => checkDomainName('domainName', name)).not.toThrow();
  });

  it.each(['api', 'API.acme.com', 'api.acme.com.', '-a.acme.com', 'a b.com'])(
    'may not be %s',
    name => {
      expect(() => checkDomainName('domainName', name)).toThrow(
        'is not a domain name',
      );
    },
  );

  it.each([
    ['api.acme.com', 'api.acme.com', true],
    ['*.acme.com', 'api.acme.com', true],
    ['*.acme.com', 'orders.api.acme.com', false],
    ['*.acme.com', 'acme.com', false],
    ['api.acme.com', 'orders.api.acme.com', false],
  ])('a certificate for %s covers %s: %s', (certificate, name, covered) => {
    expect(covers(certificate, name)).toBe(covered);
  });

  it('are in a zone at its label boundaries', () => {
    expect(isWithin('api.acme.com', 'acme.com')).toBe(true);
    expect(isWithin('notacme.com', 'acme.com')).toBe(false);
  });

  it('have parents down to the registered one', () => {
    expect(parentNames('v1.api.acme.com')).toEqual([
      'api.acme.com',
      'acme.com',
    ]);
  });

  it('are compared without dot and escape', () => {
    expect(normalizeDomainName('\\052.Acme.com.')).toBe('*.acme.com');
  });
});

describe('certificateProblem', () => {
  const issued: CertificateDetail = {
    Status: 'ISSUED',
    SubjectAlternativeNames: ['api.acme.com'],
  };

  it.each<[string, CertificateDetail | undefined, string | undefined]>([
    ['none when it is issued for the name', issued, undefined],
    ['that it does not exist', undefined, 'does not exist'],
    [
      'which record is missing',
      {
        Status: 'PENDING_VALIDATION',
        DomainValidationOptions: [
          {
            DomainName: 'api.acme.com',
            ResourceRecord: { Name: '_a.', Type: 'CNAME', Value: '_b.' },
          },
        ],
      },
      'the record _a. CNAME _b. in the public DNS',
    ],
    ['its end', { Status: 'EXPIRED' }, 'it is EXPIRED'],
    [
      'another name',
      { ...issued, SubjectAlternativeNames: ['acme.com'] },
      'it is for acme.com and does not cover api.acme.com',
    ],
  ])('tells %s', (_, certificate, text) => {
    const problem = certificateProblem(certificate, 'api.acme.com');
    expect(problem ?? 'none').toContain(text ?? 'none');
  });
});

describe('a delegation', () => {
  const zone = { name: 'api.acme.com', nameServers: ['ns-1', 'ns-2'] };

  it('is written as in a zone file', () => {
    expect(delegationRecord(zone)).toEqual([
      'api.acme.com. 300 IN NS ns-1.',
      'api.acme.com. 300 IN NS ns-2.',
    ]);
  });

  it('is right in any order, and only with all of them', () => {
    expect(delegatesTo(zone, ['ns-2', 'ns-1'])).toBe(true);
    expect(delegatesTo(zone, ['ns-1'])).toBe(false);
  });
});

it('sorts what a zone holds when it is to be deleted', () => {
  const record = (Name: string, Type: any, Value = 'x') => ({
    Name,
    Type,
    ResourceRecords: [{ Value }],
  });
  const own = [record('api.acme.com.', 'NS'), record('api.acme.com.', 'SOA')];
  const validation = record(
    '_a.api.acme.com.',
    'CNAME',
    '_b.c.acm-validations.aws.',
  );
  const used = [
    record('api.acme.com.', 'A'),
    record('v1.api.acme.com.', 'NS'),
    record('www.api.acme.com.', 'CNAME', 'acme.com.'),
  ];
  expect(
    classifyRecords([...own, validation, ...used], 'api.acme.com'),
  ).toEqual({
    validation: [validation],
    inUse: used,
  });
});
