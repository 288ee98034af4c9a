import {
  FargateApiProblem,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { DomainRecordFacts, leadsToName } from '../../resources';
import { problem } from './problem';
import { StatusParts } from './StatusParts';

/**
 * Reports what keeps requests from the load balancer, its security groups or the record
 * of the domain name, and what lets them bypass it.
 */
export function accessProblems(parts: StatusParts): FargateApiProblem[] {
  return [
    ...securityGroupProblems(parts),
    ...taskIngressProblems(parts),
    ...domainRecordProblems(parts),
  ];
}

function securityGroupProblems({ callers }: StatusParts): FargateApiProblem[] {
  const { restricted, allowedSources = [] } = callers.value ?? {};
  return restricted && !allowedSources.length
    ? [problem('error', 'callers-not-allowed', {})]
    : [];
}

function taskIngressProblems({
  taskIngress,
}: StatusParts): FargateApiProblem[] {
  return taskIngress.value?.length
    ? [
        problem('warning', 'load-balancer-bypassed', {
          sources: taskIngress.value.join(', '),
        }),
      ]
    : [];
}

function domainRecordProblems({
  endpoint,
  domainRecord,
  additionalRecords,
}: StatusParts): FargateApiProblem[] {
  const loadBalancer = endpoint.value?.dnsName?.toLowerCase();
  return loadBalancer
    ? [
        ...recordProblems(loadBalancer, domainRecord, facts =>
          problem('error', 'domain-record-missing', facts),
        ),
        ...additionalRecords.flatMap(record =>
          recordProblems(loadBalancer, record, facts =>
            problem('warning', 'additional-record-missing', facts),
          ),
        ),
      ]
    : [];
}

function recordProblems(
  loadBalancer: string,
  { value }: Observed<DomainRecordFacts>,
  missing: (facts: {
    name: string;
    zone: string;
    loadBalancer: string;
  }) => FargateApiProblem,
): FargateApiProblem[] {
  if (!value) {
    return [];
  }
  const { domainName: name, zoneId: zone, leadsTo } = value;
  if (!leadsTo.length) {
    return [missing({ name, zone, loadBalancer })];
  }
  return leadsToName(value, loadBalancer)
    ? []
    : [
        problem('warning', 'domain-record-elsewhere', {
          name,
          loadBalancer,
          destination: leadsTo.join(', '),
        }),
      ];
}
