import type * as Api from '@aws-sdk/client-eventbridge';
import { CallContext } from '../../ServiceDefinition';
import { invalid } from '../model/invalid';
import { Rule } from '../model/types';
import { eventsOf } from './eventsOf';
import { page } from './page';

export const PutRule = (
  context: CallContext,
  input: Api.PutRuleRequest,
): Api.PutRuleResponse => {
  const { State = 'ENABLED', Tags = [] } = input;
  if (State === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS') {
    throw invalid(`The AWS simulator does not support the state ${State}`);
  }
  const { arn } = eventsOf(context, input).putRule(
    input.Name!,
    {
      description: input.Description,
      pattern: input.EventPattern,
      schedule: input.ScheduleExpression,
      isEnabled: State === 'ENABLED',
      roleArn: input.RoleArn,
    },
    Tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  );
  return { RuleArn: arn };
};

export const DescribeRule = (
  context: CallContext,
  input: Api.DescribeRuleRequest,
): Api.DescribeRuleResponse => ({
  ...view(eventsOf(context, input).rule(input.Name!)),
  CreatedBy: context.region.accountId,
});

export const ListRules = (
  context: CallContext,
  input: Api.ListRulesRequest,
): Api.ListRulesResponse => {
  const all = [...eventsOf(context, input).rules.values()].filter(({ name }) =>
    name.startsWith(input.NamePrefix ?? ''),
  );
  const { items, NextToken } = page(all, input);
  return { NextToken, Rules: items.map(view) };
};

export const EnableRule = (
  context: CallContext,
  input: Api.EnableRuleRequest,
): void => {
  const events = eventsOf(context, input);
  events.setEnabled(events.rule(input.Name!), true);
};

export const DisableRule = (
  context: CallContext,
  input: Api.DisableRuleRequest,
): void => {
  const events = eventsOf(context, input);
  events.setEnabled(events.rule(input.Name!), false);
};

/** Does nothing if the rule does not exist. */
export const DeleteRule = (
  context: CallContext,
  input: Api.DeleteRuleRequest,
): void => {
  const events = eventsOf(context, input);
  const rule = events.rules.get(input.Name!);
  if (rule) {
    events.deleteRule(rule);
  }
};

function view(rule: Rule): Api.Rule {
  return {
    Arn: rule.arn,
    Description: rule.description,
    EventBusName: 'default',
    EventPattern: rule.pattern,
    Name: rule.name,
    RoleArn: rule.roleArn,
    ScheduleExpression: rule.schedule,
    State: rule.isEnabled ? 'ENABLED' : 'DISABLED',
  };
}
