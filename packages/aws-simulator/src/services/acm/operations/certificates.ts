import type {
  AddTagsToCertificateRequest,
  CertificateDetail,
  DeleteCertificateRequest,
  DescribeCertificateRequest,
  DescribeCertificateResponse,
  KeyAlgorithm,
  ListCertificatesRequest,
  ListCertificatesResponse,
  ListTagsForCertificateRequest,
  ListTagsForCertificateResponse,
  RequestCertificateRequest,
  RequestCertificateResponse,
} from '@aws-sdk/client-acm';
import { Operation } from '../../ServiceDefinition';
import { Region } from '../../../world/World';
import { Acm } from '../model/Acm';
import { deleteCertificate } from '../model/deleteCertificate';
import { requestCertificate } from '../model/requestCertificate';
import { Certificate, Validation } from '../model/types';
import { usersOf } from '../model/usersOf';

const DEFAULT_PAGE = 100;

export const RequestCertificate: Operation<
  RequestCertificateRequest,
  RequestCertificateResponse
> = ({ region }, input) => ({
  CertificateArn: requestCertificate(region.service(Acm), input).arn,
});

export const DescribeCertificate: Operation<
  DescribeCertificateRequest,
  DescribeCertificateResponse
> = ({ region }, { CertificateArn = '' }) => {
  const certificate = region.service(Acm).certificate(CertificateArn);
  return { Certificate: detail(region, certificate) };
};

export const ListCertificates: Operation<
  ListCertificatesRequest,
  ListCertificatesResponse
> = ({ region }, { CertificateStatuses, NextToken, MaxItems }) => {
  const found = [...region.service(Acm).certificates.values()].filter(
    ({ status }) =>
      !CertificateStatuses?.length || CertificateStatuses.includes(status),
  );
  const start = Number(NextToken ?? 0);
  const end = start + (MaxItems ?? DEFAULT_PAGE);
  return {
    CertificateSummaryList: found.slice(start, end).map(certificate => {
      const view = detail(region, certificate);
      return {
        CertificateArn: view.CertificateArn,
        DomainName: view.DomainName,
        SubjectAlternativeNameSummaries: view.SubjectAlternativeNames,
        HasAdditionalSubjectAlternativeNames: false,
        Status: view.Status,
        Type: view.Type,
        KeyAlgorithm: view.KeyAlgorithm,
        InUse: view.InUseBy!.length > 0,
        RenewalEligibility: view.RenewalEligibility,
        CreatedAt: view.CreatedAt,
        IssuedAt: view.IssuedAt,
        NotBefore: view.NotBefore,
        NotAfter: view.NotAfter,
      };
    }),
    NextToken: end < found.length ? String(end) : undefined,
  };
};

export const DeleteCertificate: Operation<DeleteCertificateRequest> = (
  { region },
  { CertificateArn = '' },
) => {
  deleteCertificate(region.service(Acm), CertificateArn);
};

export const ListTagsForCertificate: Operation<
  ListTagsForCertificateRequest,
  ListTagsForCertificateResponse
> = ({ region }, { CertificateArn = '' }) => ({
  Tags: region.service(Acm).certificate(CertificateArn).tags,
});

export const AddTagsToCertificate: Operation<AddTagsToCertificateRequest> = (
  { region },
  { CertificateArn = '', Tags = [] },
) => {
  const certificate = region.service(Acm).certificate(CertificateArn);
  const keys = new Set(Tags.map(({ Key }) => Key));
  certificate.tags = [
    ...certificate.tags.filter(({ Key }) => !keys.has(Key)),
    ...Tags,
  ];
};

function detail(region: Region, certificate: Certificate): CertificateDetail {
  const inUseBy = usersOf(region, certificate.arn);
  const renewable = certificate.status === 'ISSUED' && inUseBy.length > 0;
  return {
    CertificateArn: certificate.arn,
    DomainName: certificate.domainName,
    SubjectAlternativeNames: certificate.subjectAlternativeNames,
    DomainValidationOptions: certificate.validations.map(validation =>
      validationView(certificate, validation),
    ),
    Serial: certificate.serial,
    Subject: `CN=${certificate.domainName}`,
    Issuer: 'Amazon',
    CreatedAt: certificate.createdAt,
    IssuedAt: certificate.issuedAt,
    Status: certificate.status,
    NotBefore: certificate.notBefore,
    NotAfter: certificate.notAfter,
    KeyAlgorithm: certificate.keyAlgorithm as KeyAlgorithm,
    SignatureAlgorithm: 'SHA256WITHRSA',
    InUseBy: inUseBy,
    Type: 'AMAZON_ISSUED',
    KeyUsages: [],
    ExtendedKeyUsages: [],
    RenewalSummary: certificate.renewal && {
      RenewalStatus: certificate.renewal.status,
      UpdatedAt: certificate.renewal.updatedAt,
      DomainValidationOptions: certificate.validations.map(validation =>
        validationView(certificate, validation),
      ),
    },
    RenewalEligibility: renewable ? 'ELIGIBLE' : 'INELIGIBLE',
    Options: { CertificateTransparencyLoggingPreference: 'ENABLED' },
  };
}

function validationView(
  { validationMethod }: Certificate,
  { domainName, status, record, isRecordKnown }: Validation,
) {
  return {
    DomainName: domainName,
    ValidationDomain: domainName,
    ValidationStatus: status,
    ResourceRecord:
      validationMethod === 'DNS' && isRecordKnown ? record : undefined,
    ValidationMethod: validationMethod,
  };
}
