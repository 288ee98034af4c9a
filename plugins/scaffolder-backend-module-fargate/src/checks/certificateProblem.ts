import { CertificateDetail } from '@aws-sdk/client-acm';
import { covers } from './domainNames';

/**
 * What keeps a certificate from serving a name, and what to do about it;
 * undefined when nothing does.
 */
export function certificateProblem(
  certificate: CertificateDetail | undefined,
  domainName: string | undefined,
): string | undefined {
  if (!certificate) {
    return 'it does not exist. Give the ARN of one that does';
  }
  const { Status, FailureReason } = certificate;
  if (Status === 'PENDING_VALIDATION') {
    const record = certificate.DomainValidationOptions?.find(
      option => option.ValidationStatus !== 'SUCCESS',
    )?.ResourceRecord;
    return `it is still PENDING_VALIDATION, because ACM does not find ${
      record
        ? `the record ${record.Name} ${record.Type} ${record.Value}`
        : 'its validation record'
    } in the public DNS. Add it to a zone that the parent zone delegates to, then try again`;
  }
  if (Status !== 'ISSUED') {
    return `it is ${Status}${
      FailureReason ? ` (${FailureReason})` : ''
    }. Give one that is ISSUED`;
  }
  const names = certificate.SubjectAlternativeNames ?? [];
  if (domainName && !names.some(name => covers(name, domainName))) {
    return `it is for ${names.join(
      ', ',
    )} and does not cover ${domainName}. Give one that does`;
  }
  return undefined;
}
