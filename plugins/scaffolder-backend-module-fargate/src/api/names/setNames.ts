import { createHash } from 'node:crypto';
import { Document } from 'yaml';
import { DOMAIN_NAME } from '../../checks/domainNames';
import { AdditionalName } from './AdditionalName';

/** The listener for HTTPS exists under this condition of `public-api.yml`. */
const CONDITION = 'HasCertificate';

const RECORD_ID = /^AdditionalName[0-9a-f]{8}Record$/;

const ZONE_ID = /^Z[A-Z0-9]{1,31}$/;

const CERTIFICATE_ARN =
  /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/;

/**
 * Writes further names into the template of a public API that has none: for each
 * its alias record, and a certificate of its own unless another covers it. A
 * certificate is one resource however many names use it: removing it from the
 * listener with one of them would take it from the others.
 */
export function setNames(
  document: Document,
  names: readonly AdditionalName[],
): void {
  if (!names.length) {
    return;
  }
  const add = (id: string, resource: object) =>
    document.setIn(
      ['Resources', id],
      document.createNode({ Condition: CONDITION, ...resource }),
    );
  for (const name of names) {
    const { domainName, zoneId, certificateArn } = name;
    const id = nameId(name);
    const listed = certificateArn
      ? `AdditionalCertificate${hash(certificateArn)}`
      : `${id}Listener`;
    if (!certificateArn) {
      add(`${id}Certificate`, {
        Type: 'AWS::CertificateManager::Certificate',
        Properties: {
          DomainName: domainName,
          ValidationMethod: 'DNS',
          DomainValidationOptions: [
            { DomainName: domainName, HostedZoneId: zoneId },
          ],
        },
      });
    }
    add(listed, {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
      Properties: {
        ListenerArn: { Ref: 'HttpsListener' },
        Certificates: [
          { CertificateArn: certificateArn ?? { Ref: `${id}Certificate` } },
        ],
      },
    });
    add(`${id}Record`, {
      Type: 'AWS::Route53::RecordSet',
      // Who finds the name finds its certificate.
      DependsOn: listed,
      Properties: {
        HostedZoneId: zoneId,
        Name: domainName,
        Type: 'A',
        AliasTarget: {
          DNSName: { 'Fn::GetAtt': 'LoadBalancer.DNSName' },
          HostedZoneId: { 'Fn::GetAtt': 'LoadBalancer.CanonicalHostedZoneID' },
          EvaluateTargetHealth: false,
        },
      },
    });
  }
  setOutputs(document, names);
}

/** What of the names the status of the API, and the owner of a certificate, is read from. */
function setOutputs(
  document: Document,
  names: readonly AdditionalName[],
): void {
  const own = names.filter(({ certificateArn }) => !certificateArn);
  const outputs = {
    AdditionalDomainNames: names.map(({ domainName }) => domainName).join(','),
    AdditionalHostedZoneIds: names.map(({ zoneId }) => zoneId).join(','),
    ...(own.length && {
      AdditionalCertificateArns: {
        'Fn::Join': [
          ',',
          own.map(name => ({ Ref: `${nameId(name)}Certificate` })),
        ],
      },
    }),
  };
  for (const [key, Value] of Object.entries(outputs)) {
    document.setIn(
      ['Outputs', key],
      document.createNode({ Condition: CONDITION, Value }),
    );
  }
}

/** Another zone is another record, so that the name has one at any time. */
function nameId({ domainName, zoneId }: AdditionalName): string {
  return `AdditionalName${hash(`${domainName} ${zoneId}`)}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

interface Resource {
  DependsOn?: string;
  Properties?: {
    Name?: unknown;
    HostedZoneId?: unknown;
    Certificates?: { CertificateArn?: unknown }[];
  };
}

/**
 * The further names in a template, which can be anything.
 *
 * @returns undefined when this portal did not write them.
 */
export function namesIn(document: Document): AdditionalName[] | undefined {
  const resources: Record<string, Resource> = document.toJS().Resources ?? {};
  const found = Object.entries(resources)
    .filter(([id]) => RECORD_ID.test(id))
    .map(([id, record]) => nameOf(resources, id, record));
  return found.every(one => one !== undefined) ? found : undefined;
}

function nameOf(
  resources: Record<string, Resource>,
  id: string,
  { DependsOn = '', Properties = {} }: Resource,
): AdditionalName | undefined {
  const { Name: domainName, HostedZoneId: zoneId } = Properties;
  if (!isText(domainName, DOMAIN_NAME) || !isText(zoneId, ZONE_ID)) {
    return undefined;
  }
  const listed = Object.hasOwn(resources, DependsOn)
    ? resources[DependsOn].Properties?.Certificates?.[0]?.CertificateArn
    : undefined;
  const name = {
    domainName,
    zoneId,
    ...(isText(listed, CERTIFICATE_ARN) && { certificateArn: listed }),
  };
  const isOwn = DependsOn === `${nameId(name)}Listener`;
  return id === `${nameId(name)}Record` && (isOwn || name.certificateArn)
    ? name
    : undefined;
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}
