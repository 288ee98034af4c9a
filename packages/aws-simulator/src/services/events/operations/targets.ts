import type * as Api from '@aws-sdk/client-eventbridge';
import { CallContext } from '../../ServiceDefinition';
import { eventsOf } from './eventsOf';
import { page } from './page';

export const PutTargets = (
  context: CallContext,
  input: Api.PutTargetsRequest,
): Api.PutTargetsResponse => {
  const events = eventsOf(context, input);
  events.putTargets(events.rule(input.Rule!), input.Targets ?? []);
  return { FailedEntryCount: 0, FailedEntries: [] };
};

export const RemoveTargets = (
  context: CallContext,
  input: Api.RemoveTargetsRequest,
): Api.RemoveTargetsResponse => {
  const { targets } = eventsOf(context, input).rule(input.Rule!);
  (input.Ids ?? []).forEach(id => targets.delete(id));
  return { FailedEntryCount: 0, FailedEntries: [] };
};

export const ListTargetsByRule = (
  context: CallContext,
  input: Api.ListTargetsByRuleRequest,
): Api.ListTargetsByRuleResponse => {
  const { targets } = eventsOf(context, input).rule(input.Rule!);
  const { items, NextToken } = page([...targets.values()], input);
  return { NextToken, Targets: items };
};
