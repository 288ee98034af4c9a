import { CertificateDetail } from '@aws-sdk/client-acm';
import { certificateProblem } from './certificateProblem';

describe('certificateProblem', () => {
  const issued: CertificateDetail = {
    Status: 'ISSUED',
    SubjectAlternativeNames: ['api.acme.com'],
  };

  it.each<[string, CertificateDetail | undefined, string | undefined]>([
    ['none when it is issued for the name', issued, undefined],
    [
      'none when it is issued for the name among others',
      { ...issued, SubjectAlternativeNames: ['acme.com', '*.acme.com'] },
      undefined,
    ],
    [
      'that it does not exist',
      undefined,
      'it does not exist. Give the ARN of an existing certificate',
    ],
    [
      'which record is missing',
      {
        Status: 'PENDING_VALIDATION',
        DomainValidationOptions: [
          {
            DomainName: 'acme.com',
            ValidationStatus: 'SUCCESS',
            ResourceRecord: { Name: '_0.', Type: 'CNAME', Value: '_0.' },
          },
          {
            DomainName: 'api.acme.com',
            ResourceRecord: { Name: '_a.', Type: 'CNAME', Value: '_b.' },
          },
        ],
      },
      'it is PENDING_VALIDATION, because ACM does not find the record _a. CNAME _b. in the public DNS. Create it in a zone that is delegated from its parent zone, then try again',
    ],
    ...[undefined, [], [{ DomainName: 'api.acme.com' }]].map(
      (DomainValidationOptions): [string, CertificateDetail, string] => [
        `that a record is missing: ${JSON.stringify(DomainValidationOptions)}`,
        { Status: 'PENDING_VALIDATION', DomainValidationOptions },
        'it is PENDING_VALIDATION, because ACM does not find its validation record in the public DNS. Create it in a zone that is delegated from its parent zone, then try again',
      ],
    ),
    [
      'that it is expired',
      { Status: 'EXPIRED' },
      'it is EXPIRED. Give one that is ISSUED',
    ],
    [
      'why it failed',
      { Status: 'FAILED', FailureReason: 'CAA_ERROR' },
      'it is FAILED (CAA_ERROR). Give one that is ISSUED',
    ],
    [
      'other names',
      { ...issued, SubjectAlternativeNames: ['acme.com', 'www.acme.com'] },
      'it is for acme.com, www.acme.com and does not cover api.acme.com. Give one that does',
    ],
  ])('tells %s', (_, certificate, problem) => {
    expect(certificateProblem(certificate, 'api.acme.com')).toBe(problem);
  });

  it('is none of an issued one without a name to be for', () => {
    expect(certificateProblem(issued, undefined)).toBeUndefined();
  });
});
