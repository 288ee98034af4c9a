import { FargateApiProblem } from '@fargate-api/backstage-plugin-fargate-api-common';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/** Reports what keeps requests from the load balancer: its security groups, or the record of the domain name. */
export function accessProblems(parts: StatusParts): FargateApiProblem[] {
  return [...securityGroupProblems(parts), ...domainRecordProblems(parts)];
}

function securityGroupProblems({ callers }: StatusParts): FargateApiProblem[] {
  const { restricted, allowedSources = [] } = callers.value ?? {};
  return restricted && !allowedSources.length
    ? [problem('error', 'callers-not-allowed', {})]
    : [];
}

function domainRecordProblems({
  endpoint,
  domainRecord,
}: StatusParts): FargateApiProblem[] {
  const loadBalancer = endpoint.value?.dnsName?.toLowerCase();
  if (!loadBalancer || !domainRecord.value) {
    return [];
  }
  const { domainName: name, zoneId: zone, leadsTo } = domainRecord.value;
  if (!leadsTo.length) {
    return [
      problem('error', 'domain-record-missing', { name, zone, loadBalancer }),
    ];
  }
  // The console makes aliases of `dualstack.` and the name.
  return leadsTo.some(one => one.endsWith(loadBalancer))
    ? []
    : [
        problem('warning', 'domain-record-elsewhere', {
          name,
          loadBalancer,
          destination: leadsTo.join(', '),
        }),
      ];
}
