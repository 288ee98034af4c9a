import type {
  CreateDomainNameRequest,
  DomainNameConfiguration,
} from '@aws-sdk/client-apigatewayv2';
import { Acm } from '../../acm/model/Acm';
import { ApiGateway } from './ApiGateway';
import { badRequest, conflict, refuseMembers, unsupported } from './refusals';
import { DomainName } from './types';

const ID_LENGTH = 10;

type Settings = Omit<Partial<CreateDomainNameRequest>, 'DomainName' | 'Tags'>;

/**
 * The words of the errors are in the rules `pf-apigwv2-domain-*` of cdk-preflight,
 * where no other source is named.
 *
 * @throws AwsError `BadRequestException`, `ConflictException`
 */
export function createDomainName(
  gateway: ApiGateway,
  input: CreateDomainNameRequest,
): DomainName {
  const name = input.DomainName ?? '';
  if (!/^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/.test(name) || name.length > 512) {
    throw badRequest('Invalid domain name specified');
  }
  // aws-cloudformation/cloudformation-coverage-roadmap#1151
  if (gateway.domainNames.has(name)) {
    throw conflict('The domain name you provided already exists.');
  }
  const domain: DomainName = {
    name,
    ...settingsOf(gateway, name, input),
    regionalName: gateway.hostOf(`d-${gateway.newId(ID_LENGTH)}`),
    tags: { ...input.Tags },
    mappings: new Map(),
  };
  gateway.domainNames.set(name, domain);
  return domain;
}

/** Changes the settings that are given. @throws AwsError `BadRequestException` */
export function updateDomainName(
  gateway: ApiGateway,
  domain: DomainName,
  input: Settings,
): void {
  if (input.DomainNameConfigurations) {
    Object.assign(domain, settingsOf(gateway, domain.name, input));
  }
}

function settingsOf(
  { region }: ApiGateway,
  name: string,
  input: Settings,
): Pick<
  DomainName,
  'certificateArn' | 'ipAddressType' | 'ownershipCertificateArn'
> {
  refuseMembers(input, ['MutualTlsAuthentication']);
  const { DomainNameConfigurations = [], RoutingMode = 'API_MAPPING_ONLY' } =
    input;
  if (RoutingMode !== 'API_MAPPING_ONLY') {
    throw unsupported(`the routing mode ${RoutingMode}`);
  }
  // floci-io/floci#2390, from an account
  if (DomainNameConfigurations.length !== 1) {
    throw badRequest('Invalid input. Expected one domain name configuration');
  }
  const [configuration] = DomainNameConfigurations;
  const {
    CertificateArn = '',
    EndpointType = 'REGIONAL',
    SecurityPolicy = 'TLS_1_2',
  } = configuration;
  if (EndpointType === 'EDGE') {
    throw badRequest(
      'EDGE endpoint type is not supported for APIGatewayV2 domainName',
    );
  }
  if (SecurityPolicy !== 'TLS_1_2') {
    throw unsupported(`the security policy ${SecurityPolicy}`);
  }
  const [, zone] = /^arn:[^:]+:acm:([^:]+):/.exec(CertificateArn) ?? [];
  if (zone !== region.name) {
    throw badRequest(
      `Invalid certificate ARN: ${CertificateArn}. Certificate must be in '${region.name}'.`,
    );
  }
  checkCertificate(region.service(Acm), name, configuration);
  return {
    certificateArn: CertificateArn,
    ipAddressType: configuration.IpAddressType ?? 'ipv4',
    ownershipCertificateArn:
      configuration.OwnershipVerificationCertificateArn || undefined,
  };
}

/** What it says of a certificate that is not issued or for other names is from memory. */
function checkCertificate(
  { certificates }: Acm,
  name: string,
  { CertificateArn = '' }: DomainNameConfiguration,
): void {
  const certificate = certificates.get(CertificateArn);
  if (!certificate) {
    // aws/aws-cdk#3612
    throw badRequest('The provided certificate does not exist.');
  }
  if (certificate.status !== 'ISSUED') {
    throw badRequest(
      `The certificate ${CertificateArn} is not issued: its status is ${certificate.status}`,
    );
  }
  const parent = name.replace(/^[^.]+/, '*');
  const covers = certificate.subjectAlternativeNames.some(
    covered => covered === name || covered === parent,
  );
  if (!covers) {
    throw badRequest(
      `The certificate ${CertificateArn} does not cover the domain name ${name}`,
    );
  }
}
