import { AwsError } from '../../../world/AwsError';
import { DiscoveryService } from './ServiceDiscovery';

/** The attributes that each kind of record is made of. */
const NEEDED: Record<string, string> = {
  A: 'AWS_INSTANCE_IPV4',
  AAAA: 'AWS_INSTANCE_IPV6',
  CNAME: 'AWS_INSTANCE_CNAME',
  SRV: 'AWS_INSTANCE_PORT',
};

const OTHER_KINDS = ['AWS_ALIAS_DNS_NAME', 'AWS_EC2_INSTANCE_ID'];

/**
 * Refuses attributes without those that the records of a service are made of. The words
 * are from memory.
 *
 * @throws AwsError `InvalidInput`
 */
export function checkInstance(
  { dnsRecords }: DiscoveryService,
  attributes: Record<string, string>,
): void {
  const other = OTHER_KINDS.find(name => attributes[name] !== undefined);
  if (other) {
    throw invalid(`The AWS simulator does not support the attribute ${other}`);
  }
  const missing = dnsRecords
    .map(({ Type }) => NEEDED[Type])
    .find(name => !attributes[name]);
  if (missing) {
    throw invalid(`Instance attribute ${missing} is required`);
  }
  const { AWS_INSTANCE_IPV4: ip = '0.0.0.0', AWS_INSTANCE_PORT: port = '1' } =
    attributes;
  if (!/^(\d{1,3}\.){3}\d{1,3}$/.test(ip)) {
    throw invalid(`Invalid AWS_INSTANCE_IPV4 ${ip}`);
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
    throw invalid(`Invalid AWS_INSTANCE_PORT ${port}`);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidInput', message);
}
