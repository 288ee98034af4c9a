import { BalancerType } from './types';
import {
  CreateLoadBalancerInput,
  SubnetMapping,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';

/**
 * The subnets of a new load balancer, each with the addresses that it is to have.
 *
 * @throws AwsError `ValidationError`
 */
export function mappingsOf({
  Subnets = [],
  SubnetMappings = [],
}: Pick<
  CreateLoadBalancerInput,
  'Subnets' | 'SubnetMappings'
>): SubnetMapping[] {
  if (Subnets.length > 0 && SubnetMappings.length > 0) {
    throw invalid(
      'You must specify either subnets or subnet mappings, but not both',
    );
  }
  return SubnetMappings.length > 0
    ? SubnetMappings
    : Subnets.map(SubnetId => ({ SubnetId }));
}

/** @throws AwsError `ValidationError` for addresses that a load balancer of this type cannot have. */
export function checkMappings(
  mappings: SubnetMapping[],
  type: BalancerType,
  scheme: string | undefined,
): void {
  for (const mapping of mappings) {
    if (mapping.AllocationId && type !== 'network') {
      throw invalid(
        `Elastic IPs are not supported for load balancers with type '${type}'`,
      );
    }
    if (
      mapping.PrivateIPv4Address &&
      (type !== 'network' || scheme !== 'internal')
    ) {
      throw invalid(
        "You can only specify private IPv4 addresses for Network Load Balancers with scheme 'internal'.",
      );
    }
    if (mapping.AllocationId && scheme === 'internal') {
      throw invalid(
        "Elastic IPs are not supported for load balancers with scheme 'internal'",
      );
    }
    if (mapping.IPv6Address || mapping.SourceNatIpv6Prefix) {
      throw invalid(
        'The AWS simulator does not support IPv6 addresses of load balancers.',
      );
    }
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
