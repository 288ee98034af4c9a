import { Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readStackOfRule } from './readStackOfRule';

/**
 * The rule of an API among those of a listener, if it has one. A stack that is being
 * created has no outputs yet: its rule is known by what CloudFormation marks it with.
 */
export async function ownRule(
  clients: Pick<FargateClients, 'elbv2'>,
  rules: readonly Rule[],
  deployed: Pick<StackRecord, 'arn' | 'outputs' | 'parameters'> | undefined,
  options: { signal?: AbortSignal },
): Promise<Rule | undefined> {
  const { ListenerRuleArn } = deployed?.outputs ?? {};
  if (ListenerRuleArn) {
    return rules.find(({ RuleArn }) => RuleArn === ListenerRuleArn);
  }
  const rule = rules.find(
    ({ Priority }) => Priority === deployed?.parameters.Priority,
  );
  return rule &&
    (await readStackOfRule(clients, rule, options)) === deployed?.arn
    ? rule
    : undefined;
}
