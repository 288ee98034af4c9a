import { ownTags, resourceTags, updateTags } from '../../resourceTags';
import {
  ExistingResourceRequest,
  HandlerError,
  ResourceType,
} from '../../ResourceType';
import { abortable } from '../../../clock/abortable';
import { changeRecords } from '../../route53/model/changeRecords';
import { Route53 } from '../../route53/model/Route53';
import { Acm } from '../model/Acm';
import { deleteCertificate } from '../model/deleteCertificate';
import { requestCertificate } from '../model/requestCertificate';
import { Validation } from '../model/types';

const RECORD_TTL = 300;

/**
 * `AWS::CertificateManager::Certificate`. CloudFormation waits until it is
 * issued, however long nobody can resolve the validation records. It writes
 * them itself where the template names their hosted zone, and, as on AWS,
 * leaves them there when the certificate is deleted.
 */
export const certificate: ResourceType = {
  typeName: 'AWS::CertificateManager::Certificate',
  sdkServiceName: 'Acm',
  api: { service: 'acm', operation: 'RequestCertificate' },
  seconds: { create: 239, update: 5, delete: 5 },
  supportedProperties: [
    'DomainName',
    'DomainValidationOptions',
    'KeyAlgorithm',
    'SubjectAlternativeNames',
    'Tags',
    'ValidationMethod',
  ],
  create(request) {
    const { region, properties } = request;
    return requestCertificate(region.service(Acm), {
      DomainName: properties.DomainName,
      SubjectAlternativeNames: properties.SubjectAlternativeNames,
      ValidationMethod: properties.ValidationMethod,
      KeyAlgorithm: properties.KeyAlgorithm,
      Tags: resourceTags(request),
    }).arn;
  },
  update(request) {
    updateTags(request, find(request));
  },
  async stabilize(request, operation) {
    if (operation === 'update') {
      return;
    }
    const found = find(request);
    await abortable(found.recordsKnown, request.signal);
    if (found.validationMethod === 'DNS') {
      for (const validation of uniqueRecords(found.validations)) {
        showRecord(request, validation);
      }
    }
    await abortable(found.decided, request.signal);
    if (found.status !== 'ISSUED') {
      throw new HandlerError(
        'NotStabilized',
        `DNS Record Set is not available. Certificate is in ${found.status} status.`,
      );
    }
  },
  delete({ region, physicalId }) {
    const acm = region.service(Acm);
    if (acm.certificates.has(physicalId)) {
      deleteCertificate(acm, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Acm).certificates.get(physicalId);
    return (
      found && {
        CertificateArn: found.arn,
        DomainName: found.domainName,
        KeyAlgorithm: found.keyAlgorithm,
        SubjectAlternativeNames: found.subjectAlternativeNames,
        Tags: ownTags(found.tags),
        ValidationMethod: found.validationMethod,
      }
    );
  },
  list: region => region.service(Acm).certificates.keys(),
  attributes: ({ physicalId }) => ({ CertificateArn: physicalId }),
};

function find({ region, physicalId }: ExistingResourceRequest) {
  return region.service(Acm).certificate(physicalId);
}

/** `acme.com` and `*.acme.com` are validated by one record. */
function uniqueRecords(validations: Validation[]): Validation[] {
  return [
    ...new Map(validations.map(item => [item.record.Name, item])).values(),
  ];
}

/** Reports the record in an event, and creates it if the template names the hosted zone. */
function showRecord(
  { region, properties, report }: ExistingResourceRequest,
  { domainName, record }: Validation,
): void {
  const { Name, Type, Value } = record;
  report(
    `Content of DNS Record is: {Name: ${Name},Type: ${Type},Value: ${Value}}`,
  );
  const option = (properties.DomainValidationOptions ?? []).find(
    ({ DomainName }: Record<string, string>) => DomainName === domainName,
  );
  if (option?.HostedZoneId) {
    changeRecords(region.account.service(Route53), option.HostedZoneId, [
      {
        Action: 'UPSERT',
        ResourceRecordSet: {
          Name,
          Type,
          TTL: RECORD_TTL,
          ResourceRecords: [{ Value }],
        },
      },
    ]);
  }
}
