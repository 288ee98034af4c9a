import {
  Action,
  DescribeAccountLimitsCommand,
  paginateDescribeListenerCertificates,
  paginateDescribeRules,
  Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { itemsOf } from '../../checks/network/itemsOf';

/** What a listener has, and what its load balancer may have. */
export interface SharedListener {
  /** Without the default rule. */
  rules: Rule[];
  used: Record<Quota, number>;
  most: Record<Quota, number>;
}

/** By the names that AWS has for its quotas. */
export type Quota =
  | 'rules-per-application-load-balancer'
  | 'target-groups-per-application-load-balancer'
  | 'certificates-per-application-load-balancer';

/** AWS's defaults. */
const DEFAULTS: Record<Quota, number> = {
  'rules-per-application-load-balancer': 100,
  'target-groups-per-application-load-balancer': 100,
  'certificates-per-application-load-balancer': 25,
};

/** Reads the only listener of a load balancer with rules. */
export async function readListener(
  { elbv2 }: Pick<FargateClients, 'elbv2'>,
  ListenerArn: string,
  { signal }: { signal?: AbortSignal },
): Promise<SharedListener> {
  const options = { abortSignal: signal };
  const [all, certificates, { Limits = [] }] = await Promise.all([
    itemsOf(
      paginateDescribeRules({ client: elbv2 }, { ListenerArn }, options),
      page => page.Rules,
    ),
    itemsOf(
      paginateDescribeListenerCertificates(
        { client: elbv2 },
        { ListenerArn },
        options,
      ),
      page => page.Certificates,
    ),
    elbv2.send(new DescribeAccountLimitsCommand({}), options),
  ]);
  const rules = all.filter(({ IsDefault }) => !IsDefault);
  const groups = rules
    .flatMap(({ Actions = [] }) => Actions)
    .flatMap(targetGroupsOf);
  const given = Object.fromEntries(
    Limits.map(({ Name, Max }) => [Name, Number(Max)]),
  );
  return {
    rules,
    used: {
      'rules-per-application-load-balancer': rules.length,
      'target-groups-per-application-load-balancer': new Set(groups).size,
      'certificates-per-application-load-balancer': certificates.filter(
        ({ IsDefault }) => !IsDefault,
      ).length,
    },
    most: { ...DEFAULTS, ...given },
  };
}

function targetGroupsOf({ ForwardConfig, TargetGroupArn }: Action): unknown[] {
  return (
    ForwardConfig?.TargetGroups?.map(group => group.TargetGroupArn) ?? [
      TargetGroupArn,
    ]
  );
}
