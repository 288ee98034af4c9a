import { CertificateDetail } from '@aws-sdk/client-acm';
import { covers } from './domainNames';

/**
 * Why a certificate cannot be used for a domain name, and how to fix it;
 * undefined when it can.
 */
export function certificateProblem(
  certificate: CertificateDetail | undefined,
  domainName: string | undefined,
): string | undefined {
  if (!certificate) {
    return 'it does not exist. Give the ARN of an existing certificate';
  }
  const { Status, FailureReason } = certificate;
  if (Status === 'PENDING_VALIDATION') {
    const record = certificate.DomainValidationOptions?.find(
      option => option.ValidationStatus !== 'SUCCESS',
    )?.ResourceRecord;
    return `it is PENDING_VALIDATION, because ACM does not find ${
      record
        ? `the record ${record.Name} ${record.Type} ${record.Value}`
        : 'its validation record'
    } in the public DNS. Create it in a zone that is delegated from its parent zone, then try again`;
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
