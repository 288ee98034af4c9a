import {
  AuthorizeSecurityGroupEgressCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteRuleCommand,
  ModifyRuleCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  aliasDrifts,
  ANOTHER_HEALTH_CHECK,
  DEREGISTERED,
  TASKS_CLOSED,
} from './balancedDrifts';
import {
  Drift,
  DriftRow,
  driftsOf,
  outputsOf,
  PIPELINE_DEPLOYED,
  STOPPED,
} from './Drift';
import { ReportedBench } from './ReportedBench';

async function modifyRule(api: ReportedBench, change: object) {
  const { ListenerRuleArn: RuleArn } = await outputsOf(api);
  return api.clients.elbv2.send(new ModifyRuleCommand({ RuleArn, ...change }));
}

/** The rule by which the load balancer may send to the tasks of all APIs. */
async function egress(api: ReportedBench) {
  const { outputs } = (await api.bench.describe(
    'environment-dev-load-balancer',
  ))!;
  return {
    GroupId: outputs.LoadBalancerSecurityGroupId,
    IpPermissions: [
      {
        IpProtocol: 'tcp',
        FromPort: 1,
        ToPort: 65535,
        UserIdGroupPairs: [{ GroupId: outputs.TargetSecurityGroupId }],
      },
    ],
  };
}

const ROWS: readonly DriftRow[] = [
  PIPELINE_DEPLOYED,
  STOPPED,
  [
    'rule: deleted',
    async api =>
      api.clients.elbv2.send(
        new DeleteRuleCommand({
          RuleArn: (await outputsOf(api)).ListenerRuleArn,
        }),
      ),
  ],
  [
    'rule: answers by itself',
    api =>
      modifyRule(api, {
        Actions: [
          {
            Type: 'fixed-response',
            FixedResponseConfig: { StatusCode: '503' },
          },
        ],
      }),
  ],
  [
    'rule: of another host',
    api =>
      modifyRule(api, {
        Conditions: [{ Field: 'host-header', Values: ['other.acme.com'] }],
      }),
  ],
  [
    'rule: another priority',
    async api =>
      api.clients.elbv2.send(
        new SetRulePrioritiesCommand({
          RulePriorities: [
            { RuleArn: (await outputsOf(api)).ListenerRuleArn, Priority: 7 },
          ],
        }),
      ),
  ],
  ANOTHER_HEALTH_CHECK,
  DEREGISTERED,
  TASKS_CLOSED,
  [
    'security group of the load balancer: rule to the tasks removed',
    async api =>
      api.clients.ec2.send(
        new RevokeSecurityGroupEgressCommand(await egress(api)),
      ),
    {
      undo: async api =>
        api.clients.ec2.send(
          new AuthorizeSecurityGroupEgressCommand(await egress(api)),
        ),
    },
  ],
];

/**
 * What is changed of an API behind a shared load balancer.
 *
 * @param named - the input that gives it a name, without which there is none.
 */
export const sharedDrifts = (named: Drift['input']): Drift[] =>
  driftsOf(
    'shared-api',
    'Shared load balancer',
    [...ROWS, ...aliasDrifts(named)].map(([name, change, more]) => [
      name,
      change,
      { ...more, input: named },
    ]),
  );
