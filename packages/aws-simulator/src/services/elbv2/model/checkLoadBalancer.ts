import { CreateLoadBalancerInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';

/**
 * Refuses settings that a load balancer of its type does not have.
 *
 * @throws AwsError `ValidationError`
 */
export function checkLoadBalancer({
  EnablePrefixForIpv6SourceNat,
  IpAddressType = 'ipv4',
  Scheme,
  SecurityGroups = [],
  Type = 'application',
  ...input
}: CreateLoadBalancerInput & {
  EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string;
}): void {
  if (Type === 'gateway' && Scheme) {
    throw invalid('Scheme is not supported for Gateway Load Balancers.');
  }
  if (Type === 'gateway' && SecurityGroups.length > 0) {
    throw invalid(
      'Security Groups are not supported for Gateway Load Balancers.',
    );
  }
  if (
    Type !== 'application' &&
    IpAddressType === 'dualstack-without-public-ipv4'
  ) {
    throw invalid(
      `The specified IP address type is not supported on load balancers with type '${Type}'.`,
    );
  }
  if (EnablePrefixForIpv6SourceNat && Type !== 'network') {
    throw invalid(
      "'EnablePrefixForIpv6SourceNat' can only be specified for LoadBalancer type 'network'.",
    );
  }
  if (EnablePrefixForIpv6SourceNat === 'on' && IpAddressType !== 'dualstack') {
    throw invalid(
      "'EnablePrefixForIpv6SourceNat' can only be specified when using IpAddressType 'dualstack'.",
    );
  }
  const enforced = 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic';
  if (input[enforced] && (Type !== 'network' || SecurityGroups.length === 0)) {
    throw invalid(
      `'${enforced}' can only be specified for load balancers with type 'network' that have security groups.`,
    );
  }
  if (IpAddressType !== 'ipv4' && IpAddressType !== 'dualstack') {
    throw invalid(
      `The AWS simulator does not support the IP address type '${IpAddressType}'.`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
