import { CertificateDetail } from '@aws-sdk/client-acm';
import { certificateProblem } from './certificateProblem';

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
    ['that it is expired', { Status: 'EXPIRED' }, 'it is EXPIRED'],
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
