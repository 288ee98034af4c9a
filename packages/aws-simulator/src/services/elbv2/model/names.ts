import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import { dnsSuffixOf } from '../../../world/World';

/** @throws AwsError `ValidationError`, if AWS would not take the name of a load balancer. */
export function assertLoadBalancerName(name: string): void {
  const refuse = (why: string) =>
    new AwsError('ValidationError', `The load balancer name '${name}' ${why}`);
  if (name.length > 32) {
    throw refuse("cannot be longer than '32' characters");
  }
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw refuse(
      'can only contain characters that are alphanumeric characters and hyphens(-)',
    );
  }
  if (name.startsWith('-') || name.endsWith('-')) {
    throw refuse("cannot begin or end with '-'");
  }
  if (name.startsWith('internal-')) {
    throw refuse("cannot begin with 'internal-'");
  }
}

/** @throws AwsError `ValidationError`, if AWS would not take the name of a target group. */
export function assertTargetGroupName(name: string): void {
  const refuse = (why: string) =>
    new AwsError('ValidationError', `Target group name '${name}' ${why}`);
  if (name.length > 32) {
    throw refuse("cannot be longer than '32' characters");
  }
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw refuse(
      'can only contain characters that are alphanumeric characters or hyphens(-)',
    );
  }
  if (name.startsWith('-') || name.endsWith('-')) {
    throw refuse("cannot begin or end with '-'");
  }
}

/** The hosted zones of load balancers' names: application, network. */
const HOSTED_ZONES: Record<string, [string, string]> = {
  'us-east-1': ['Z35SXDOTRQ7X7K', 'Z26RNL4JYFTOTI'],
  'us-east-2': ['Z3AADJGX6KTTL2', 'ZLMOA37VPKANP'],
  'us-west-1': ['Z368ELLRRE2KJ0', 'Z24FKFUX50B4VW'],
  'us-west-2': ['Z1H1FL5HABSF5', 'Z18D5FSROUN65G'],
  'ca-central-1': ['ZQSVJUPU6J1EY', 'Z2EPGBW3API2WT'],
  'eu-central-1': ['Z215JYRZR1TBD5', 'Z3F0SRJ5LGBH90'],
  'eu-west-1': ['Z32O12XQLNTSW2', 'Z2IFOLAFXWLO4F'],
  'eu-west-2': ['ZHURV8PSTC4K8', 'ZD4D7Y8KGAS4G'],
  'eu-west-3': ['Z3Q77PNBQS71R4', 'Z1CMS0P5QUZ6D5'],
  'eu-north-1': ['Z23TAZ6LKFMNIO', 'Z1UDT6IFJ4EJM'],
  'ap-south-1': ['ZP97RAFLXTNZK', 'ZVDDRBQ08TROA'],
  'ap-southeast-1': ['Z1LMS91P8CMLE5', 'ZKVM4W9LS7TM'],
  'ap-southeast-2': ['Z1GM3OXH4ZPM65', 'ZCT6FZBF4DROD'],
  'ap-northeast-1': ['Z14GRHDCWA56QT', 'Z31USIVHYNEOWT'],
  'ap-northeast-2': ['ZWKZPGTI48KDX', 'ZIBE1TIR4HY56'],
  'sa-east-1': ['Z2P70J7HTTTPLU', 'ZTK26PT1VY4CU'],
};

/** `CanonicalHostedZoneId`; a generated but constant id for regions that are not listed. */
export function canonicalHostedZoneId(
  region: string,
  type: 'application' | 'network',
): string {
  const known = HOSTED_ZONES[region];
  if (known) {
    return known[type === 'application' ? 0 : 1];
  }
  const hash = createHash('sha256').update(`${region} ${type}`).digest('hex');
  return `Z${hash.slice(0, 13).toUpperCase()}`;
}

/**
 * The DNS name of a load balancer. `number` and `hash` are its unique parts.
 *
 * @param options.domain - the domain to use instead of AWS's
 */
export function dnsName(options: {
  name: string;
  region: string;
  type: 'application' | 'network';
  internal: boolean;
  number: string;
  hash: string;
  domain?: string;
}): string {
  const { name, region, type, internal, number, hash } = options;
  const suffix = options.domain ?? dnsSuffixOf(region);
  return type === 'application'
    ? `${internal ? 'internal-' : ''}${name}-${number}.${region}.elb.${suffix}`
    : `${name}-${hash}.elb.${region}.${suffix}`;
}
