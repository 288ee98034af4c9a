import {
  CreateRuleInput,
  RulePriorityPair,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { ActionPlace, checkActions } from './checkActions';
import { checkConditions } from './checkConditions';
import { storedConditions } from './conditionFields';
import { Elbv2 } from './Elbv2';
import { storedActions } from './listeners';
import { checkRuleQuota, checkTargetGroupQuota } from './quotas';
import { Rule } from './types';

/** @throws AwsError `ListenerNotFound`, `PriorityInUse`, `TargetGroupNotFound` */
export function createRule(elb: Elbv2, input: CreateRuleInput): Rule {
  const listener = elb.listener(input.ListenerArn ?? '');
  const { ListenerArn } = listener.shape;
  const Priority = String(input.Priority);
  assertPriorityIsFree(elb, ListenerArn, Priority);
  checkConditions(elb, input.Conditions ?? []);
  checkActions(elb, placeOf(elb, ListenerArn), input.Actions ?? []);
  const balancer = elb.loadBalancer(listener.shape.LoadBalancerArn);
  checkRuleQuota(elb, balancer);
  checkTargetGroupQuota(elb, balancer, input.Actions ?? []);
  const rule: Rule = {
    listenerArn: ListenerArn,
    shape: {
      RuleArn: `${ListenerArn.replace(
        ':listener/',
        ':listener-rule/',
      )}/${elb.region.ids.hex(16)}`,
      Priority,
      Conditions: storedConditions(input.Conditions ?? []),
      Actions: storedActions(
        elb.loadBalancer(listener.shape.LoadBalancerArn),
        input.Actions ?? [],
      ),
      IsDefault: false,
    },
    tags: input.Tags ?? [],
  };
  elb.rules.set(rule.shape.RuleArn, rule);
  elb.region.changed();
  return rule;
}

/** @throws AwsError `RuleNotFound`, `PriorityInUse`, `TargetGroupNotFound` */
export function modifyRule(
  elb: Elbv2,
  arn: string,
  change: Partial<Pick<CreateRuleInput, 'Actions' | 'Conditions' | 'Priority'>>,
): Rule {
  const { shape, listenerArn } = elb.rule(arn);
  const place = placeOf(elb, listenerArn);
  const Priority = String(change.Priority ?? shape.Priority);
  if (Priority !== shape.Priority) {
    assertPriorityIsFree(elb, listenerArn, Priority);
  }
  if (change.Conditions) {
    checkConditions(elb, change.Conditions);
  }
  if (change.Actions) {
    checkActions(elb, place, change.Actions);
    checkTargetGroupQuota(elb, place.loadBalancer, change.Actions, arn);
  }
  const Actions =
    change.Actions && storedActions(place.loadBalancer, change.Actions);
  Object.assign(shape, {
    Priority,
    Conditions: change.Conditions
      ? storedConditions(change.Conditions)
      : shape.Conditions,
    Actions: Actions ?? shape.Actions,
  });
  elb.region.changed();
  return elb.rule(arn);
}

/** Deletes a rule, if it exists. */
export function deleteRule(elb: Elbv2, arn: string): void {
  elb.rules.delete(arn);
  elb.region.changed();
}

/** Where the actions of a rule are. */
function placeOf(elb: Elbv2, listenerArn: string): ActionPlace {
  const { shape } = elb.listener(listenerArn);
  return {
    loadBalancer: elb.loadBalancer(shape.LoadBalancerArn),
    protocol: shape.Protocol ?? '',
  };
}

/**
 * Gives rules other priorities, all or none: they may exchange theirs.
 *
 * @throws AwsError `RuleNotFound`, `PriorityInUse`, `ValidationError`
 */
export function setRulePriorities(
  elb: Elbv2,
  pairs: RulePriorityPair[],
): Rule[] {
  const wanted = new Map(
    pairs.map(({ RuleArn = '', Priority }) => [RuleArn, String(Priority)]),
  );
  const rules = [...wanted.keys()].map(arn => elb.rule(arn));
  const others = [...elb.rules.values()].filter(
    ({ shape }) => !wanted.has(shape.RuleArn),
  );
  const isTaken = (rule: Rule) => (one: Rule) =>
    one !== rule &&
    one.listenerArn === rule.listenerArn &&
    (wanted.get(one.shape.RuleArn) ?? one.shape.Priority) ===
      wanted.get(rule.shape.RuleArn);
  for (const rule of rules) {
    if ([...others, ...rules].some(isTaken(rule))) {
      throw priorityInUse(wanted.get(rule.shape.RuleArn)!);
    }
  }
  for (const { shape } of rules) {
    shape.Priority = wanted.get(shape.RuleArn)!;
  }
  elb.region.changed();
  return rules;
}

function assertPriorityIsFree(
  elb: Elbv2,
  listenerArn: string,
  priority: string,
): void {
  if (
    elb.rulesOf(listenerArn).some(({ shape }) => shape.Priority === priority)
  ) {
    throw priorityInUse(priority);
  }
}

/** @see https://github.com/stelligent/mu/issues/324 */
function priorityInUse(priority: string): AwsError {
  return new AwsError(
    'PriorityInUse',
    `Priority '${priority}' is currently in use`,
  );
}
