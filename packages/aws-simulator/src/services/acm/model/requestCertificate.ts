import type { RequestCertificateRequest, Tag } from '@aws-sdk/client-acm';
import { AwsError } from '../../../world/AwsError';
import { checkQuota } from '../../checkQuota';
import { Acm } from './Acm';
import { Certificate } from './types';
import { validate } from './validate';
import { validationRecord } from './validationRecord';

/** Seconds until ACM returns the validation records. */
const RECORD_SECONDS = 5;

/** How long ACM waits for the validation, in seconds. */
const VALIDATION_TIMEOUT_SECONDS = 72 * 3600;

/** How long an idempotency token is remembered, in milliseconds. */
const TOKEN_MILLISECONDS = 3600 * 1000;

const DOMAIN =
  /^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/;

/** @throws AwsError `ValidationException` */
export function requestCertificate(
  acm: Acm,
  input: RequestCertificateRequest & { Tags?: Tag[] },
): Certificate {
  const { region } = acm;
  const domainName = input.DomainName ?? '';
  const names = [
    ...new Set([domainName, ...(input.SubjectAlternativeNames ?? [])]),
  ];
  names.forEach(assertDomainName);
  const repeated = [...acm.certificates.values()].find(
    ({ idempotencyToken, createdAt, ...other }) =>
      idempotencyToken !== undefined &&
      idempotencyToken === input.IdempotencyToken &&
      other.domainName === domainName &&
      region.clock.now() - createdAt.getTime() < TOKEN_MILLISECONDS,
  );
  if (repeated) {
    return repeated;
  }
  checkQuota(
    acm.certificates.size,
    acm.quotas.certificates,
    'LimitExceededException',
    `Error: you have reached your limit of ${acm.quotas.certificates} certificates in the last year.`,
  );
  let decide = () => {};
  const certificate: Certificate = {
    arn: region.arn('acm', `certificate/${region.ids.uuid()}`),
    domainName,
    subjectAlternativeNames: names,
    status: 'PENDING_VALIDATION',
    validationMethod: input.ValidationMethod === 'DNS' ? 'DNS' : 'EMAIL',
    validations: names.map(name => ({
      domainName: name,
      status: 'PENDING_VALIDATION',
      record: validationRecord(region.accountId, name),
      isRecordKnown: false,
    })),
    keyAlgorithm: input.KeyAlgorithm ?? 'RSA_2048',
    createdAt: region.world.now(),
    idempotencyToken: input.IdempotencyToken,
    tags: input.Tags ?? [],
    recordsKnown: region.clock.sleep(RECORD_SECONDS).then(() => {
      for (const validation of certificate.validations) {
        validation.isRecordKnown = true;
      }
      validate(region, certificate);
    }),
    decided: new Promise(resolve => {
      decide = resolve;
    }),
    decide: () => decide(),
  };
  acm.certificates.set(certificate.arn, certificate);
  region.clock.after(VALIDATION_TIMEOUT_SECONDS, () => timeOut(certificate));
  return certificate;
}

function timeOut(certificate: Certificate): void {
  if (certificate.status !== 'PENDING_VALIDATION') {
    return;
  }
  certificate.status = 'VALIDATION_TIMED_OUT';
  for (const validation of certificate.validations) {
    if (validation.status === 'PENDING_VALIDATION') {
      validation.status = 'FAILED';
    }
  }
  certificate.decide();
}

function assertDomainName(name: string): void {
  if (!DOMAIN.test(name)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${DOMAIN.source}`,
    );
  }
}
