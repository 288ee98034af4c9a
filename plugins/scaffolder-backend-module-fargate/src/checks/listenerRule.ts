import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ReadPart } from './BrokenPart';
import { orMissing } from './orMissing';
import { describeRule, overlapOf, rulesOf } from './rules/ApiRule';

/** The rule by which a load balancer that APIs share leads requests to an API. */
export const listenerRule: ReadPart = async (
  { elbv2 },
  {
    outputs: { ListenerRuleArn, TargetGroupArn },
    parameters: { DomainName, Path = '' },
  },
  { signal },
) => {
  if (!ListenerRuleArn) {
    return undefined;
  }
  const rule = await orMissing('RuleNotFoundException', async () => {
    const { Rules } = await elbv2.send(
      new DescribeRulesCommand({ RuleArns: [ListenerRuleArn] }),
      { abortSignal: signal },
    );
    return Rules?.[0];
  });
  if (!rule) {
    return {
      text: 'the rule of the shared load balancer does not exist, so no request arrives',
      repair: 'delete the API and deploy it again',
    };
  }
  const change = `change it back with aws elbv2 modify-rule --rule-arn ${ListenerRuleArn}`;
  if (!JSON.stringify(rule.Actions).includes(TargetGroupArn)) {
    return {
      text: 'the rule of the shared load balancer does not forward to the target group of the API',
      repair: `${change} --actions Type=forward,TargetGroupArn=${TargetGroupArn}`,
    };
  }
  const own = { host: DomainName, path: Path };
  return rulesOf(rule).some(one => overlapOf(one, own) === 'same')
    ? undefined
    : {
        text: `the rule of the shared load balancer is not for ${describeRule(
          own,
        )}, so no request arrives`,
        repair: `${change} --conditions for ${describeRule(own)}`,
        isOutside: true,
      };
};
