import {
  Action,
  DescribeAccountLimitsCommand,
  paginateDescribeListenerCertificates,
  paginateDescribeRules,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  QuotaUse,
  SharedLoadBalancerQuota,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '../clients';

/**
 * A listener that APIs share, and how much of its load balancer they use.
 *
 * @public
 */
export interface SharedListener {
  /** Without the default rule. */
  rules: Rule[];
  quotas: Record<SharedLoadBalancerQuota, Required<QuotaUse>>;
}

/**
 * What AWS calls the quotas of an Application Load Balancer.
 *
 * @public
 */
export const LOAD_BALANCER_QUOTAS: Record<SharedLoadBalancerQuota, string> = {
  rules: 'rules-per-application-load-balancer',
  targetGroups: 'target-groups-per-application-load-balancer',
  certificates: 'certificates-per-application-load-balancer',
};

/** AWS's own, where it does not tell those of the account. */
const DEFAULTS: Record<SharedLoadBalancerQuota, number> = {
  rules: 100,
  targetGroups: 100,
  certificates: 25,
};

/**
 * Reads the only listener of a load balancer with rules, and the quotas of the account.
 *
 * @public
 */
export async function readSharedListener(
  { elbv2 }: Pick<FargateClients, 'elbv2'>,
  listenerArn: string,
  options: { signal?: AbortSignal } = {},
): Promise<SharedListener> {
  const [rules, certificates, quotas] = await Promise.all([
    readListenerRules({ elbv2 }, listenerArn, options),
    readListenerCertificates({ elbv2 }, listenerArn, options),
    readQuotas(elbv2, options),
  ]);
  const groups = rules
    .flatMap(({ Actions = [] }) => Actions)
    .flatMap(targetGroupsOf);
  return {
    rules,
    quotas: {
      rules: { used: rules.length, quota: quotas.rules },
      targetGroups: {
        used: new Set(groups).size,
        quota: quotas.targetGroups,
      },
      certificates: { used: certificates.length, quota: quotas.certificates },
    },
  };
}

/**
 * Reads the rules of a listener, without the default one.
 *
 * @public
 */
export async function readListenerRules(
  { elbv2: client }: Pick<FargateClients, 'elbv2'>,
  ListenerArn: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Rule[]> {
  const rules: Rule[] = [];
  const pages = paginateDescribeRules(
    { client },
    { ListenerArn },
    { abortSignal: signal },
  );
  for await (const { Rules = [] } of pages) {
    rules.push(...Rules.filter(({ IsDefault }) => !IsDefault));
  }
  return rules;
}

/**
 * Reads the ARNs of a listener's certificates, without the default one, which does not
 * count towards the quota.
 *
 * @public
 */
export async function readListenerCertificates(
  { elbv2: client }: Pick<FargateClients, 'elbv2'>,
  ListenerArn: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<string[]> {
  const arns: string[] = [];
  const pages = paginateDescribeListenerCertificates(
    { client },
    { ListenerArn },
    { abortSignal: signal },
  );
  for await (const { Certificates = [] } of pages) {
    arns.push(
      ...Certificates.filter(({ IsDefault }) => !IsDefault).flatMap(
        ({ CertificateArn }) => CertificateArn ?? [],
      ),
    );
  }
  return arns;
}

async function readQuotas(
  client: FargateClients['elbv2'],
  { signal }: { signal?: AbortSignal },
): Promise<Record<SharedLoadBalancerQuota, number>> {
  const { Limits = [] } = await client.send(
    new DescribeAccountLimitsCommand({}),
    { abortSignal: signal },
  );
  const most = (quota: SharedLoadBalancerQuota) =>
    Number(
      Limits.find(({ Name }) => Name === LOAD_BALANCER_QUOTAS[quota])?.Max ??
        DEFAULTS[quota],
    );
  return {
    rules: most('rules'),
    targetGroups: most('targetGroups'),
    certificates: most('certificates'),
  };
}

/**
 * The ARNs of the target groups that an action of a rule forwards to.
 *
 * @public
 */
export function targetGroupsOf({
  ForwardConfig,
  TargetGroupArn,
}: Action): string[] {
  const groups = ForwardConfig?.TargetGroups ?? [{ TargetGroupArn }];
  return groups.flatMap(group => group.TargetGroupArn ?? []);
}
