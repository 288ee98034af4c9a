import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Elbv2 } from '../model/Elbv2';
import {
  createRule,
  deleteRule,
  modifyRule,
  setRulePriorities,
} from '../model/rules';
import { Listener } from '../model/types';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(Elbv2);

export const CreateRule = (
  context: CallContext,
  input: Api.CreateRuleInput,
) => ({
  Rules: [createRule(of(context), input).shape],
});

export const ModifyRule = (
  context: CallContext,
  input: Api.ModifyRuleInput,
) => ({
  Rules: [modifyRule(of(context), input.RuleArn ?? '', input).shape],
});

export const DeleteRule = (
  context: CallContext,
  input: Api.DeleteRuleInput,
) => {
  const elb = of(context);
  deleteRule(elb, elb.rule(input.RuleArn ?? '').shape.RuleArn);
  return {};
};

export const SetRulePriorities = (
  context: CallContext,
  { RulePriorities = [] }: Api.SetRulePrioritiesInput,
) => ({
  Rules: setRulePriorities(of(context), RulePriorities).map(
    ({ shape }) => shape,
  ),
});

export const DescribeRules = (
  context: CallContext,
  input: Api.DescribeRulesInput,
) => {
  const elb = of(context);
  // The text is from memory, after that of DescribeListeners.
  if (!input.ListenerArn === !input.RuleArns?.length) {
    throw new AwsError(
      'ValidationError',
      'You must specify either listener rule ARNs or a listener ARN',
    );
  }
  const found = input.ListenerArn
    ? [
        ...elb.rulesOf(input.ListenerArn).map(({ shape }) => shape),
        defaultRule(elb.listener(input.ListenerArn)),
      ]
    : (input.RuleArns ?? []).map(arn => ruleShape(elb, arn));
  const { items, NextMarker } = page<Api.Rule>(found, input);
  return { Rules: items, NextMarker };
};

function defaultRule({ shape }: Listener): Api.Rule {
  return {
    RuleArn: `${shape.ListenerArn.replace(
      ':listener/',
      ':listener-rule/',
    )}/${shape.ListenerArn.slice(-16)}`,
    Priority: 'default',
    Conditions: [],
    Actions: shape.DefaultActions,
    IsDefault: true,
  };
}

function ruleShape(elb: Elbv2, arn: string): Api.Rule {
  const owner = [...elb.listeners.values()].find(
    listener => defaultRule(listener).RuleArn === arn,
  );
  return owner ? defaultRule(owner) : elb.rule(arn).shape;
}
