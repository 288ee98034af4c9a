import type { Rule, Statement } from '@aws-sdk/client-wafv2';
import { invalidParameter, nonexistent, unsupported } from './refusals';

/**
 * The capacity units (WCUs) of AWS's managed rule groups.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
const MANAGED: Record<string, number> = {
  AWSManagedRulesACFPRuleSet: 50,
  AWSManagedRulesATPRuleSet: 50,
  AWSManagedRulesAdminProtectionRuleSet: 100,
  AWSManagedRulesAmazonIpReputationList: 25,
  AWSManagedRulesAnonymousIpList: 50,
  AWSManagedRulesAntiDDoSRuleSet: 50,
  AWSManagedRulesBotControlRuleSet: 50,
  AWSManagedRulesCommonRuleSet: 700,
  AWSManagedRulesKnownBadInputsRuleSet: 200,
  AWSManagedRulesLinuxRuleSet: 200,
  AWSManagedRulesPHPRuleSet: 100,
  AWSManagedRulesSQLiRuleSet: 200,
  AWSManagedRulesUnixRuleSet: 100,
  AWSManagedRulesWindowsRuleSet: 200,
  AWSManagedRulesWordPressRuleSet: 100,
};

/** Those that need a configuration of their own. */
const CONFIGURED = ['AWSManagedRulesACFPRuleSet', 'AWSManagedRulesATPRuleSet'];

const GEO_CAPACITY = 1;
const RATE_CAPACITY = 2;

/**
 * The capacity units of rules.
 *
 * @throws AwsError `WAFInvalidParameterException`, `WAFNonexistentItemException`;
 *   `WAFInvalidOperationException` for what the simulator does not support
 */
export function capacityOf(rules: readonly Rule[]): number {
  const priorities = rules.map(({ Priority }) => Priority);
  if (hasTwice(priorities)) {
    throw invalidParameter(
      'You have a duplicate priority. Priorities must be unique.',
      'RULE',
      'Priority',
    );
  }
  if (hasTwice(rules.map(({ Name }) => Name))) {
    throw duplicated('RULE', 'Name');
  }
  return rules.reduce((sum, rule) => {
    checkAction(rule);
    return sum + unitsOf(rule.Statement!);
  }, 0);
}

/** Refuses whatever does not name exactly one of several members. */
export function requireOne(
  value: object | undefined,
  field: string,
  parameter: string,
): void {
  const given = Object.values(value ?? {}).filter(one => one !== undefined);
  if (given.length !== 1) {
    throw notOne(field, parameter);
  }
}

/** A group of rules has actions of its own, which a rule may only override. */
function checkAction({ Action, OverrideAction, Statement: statement }: Rule) {
  const isGroup = Boolean(statement?.ManagedRuleGroupStatement);
  if ((Action === undefined) === (OverrideAction === undefined)) {
    throw notOne('RULE', 'Action');
  }
  if (isGroup && Action) {
    throw invalidParameter(
      'A reference in your rule statement is not valid.',
      'RULE',
      'Statement',
    );
  }
  if (!isGroup && OverrideAction) {
    throw notOne('RULE', 'OverrideAction');
  }
  requireOne(Action ?? OverrideAction, 'RULE_ACTION', 'Action');
  if (statement?.RateBasedStatement && Action?.Allow) {
    throw invalidParameter(
      "The parameter value isn't supported.",
      'RATE_BASED_STATEMENT',
      'Action',
    );
  }
}

function unitsOf(statement: Statement): number {
  requireOne(statement, 'STATEMENT', 'Statement');
  const {
    GeoMatchStatement,
    ManagedRuleGroupStatement: group,
    RateBasedStatement: rate,
  } = statement;
  if (GeoMatchStatement) {
    return GEO_CAPACITY;
  }
  if (rate) {
    if (rate.CustomKeys) {
      throw unsupported('custom aggregation keys');
    }
    const scope = rate.ScopeDownStatement;
    return RATE_CAPACITY + (scope ? unitsOf(scope) : 0);
  }
  if (group) {
    return unitsOfGroup(group);
  }
  throw unsupported(`a ${Object.keys(statement)[0]}`);
}

function unitsOfGroup({
  Name = '',
  VendorName,
  ManagedRuleGroupConfigs,
  RuleActionOverrides = [],
  ScopeDownStatement,
}: NonNullable<Statement['ManagedRuleGroupStatement']>): number {
  if (VendorName !== 'AWS') {
    throw unsupported('managed rule groups of the AWS Marketplace');
  }
  const units = Object.hasOwn(MANAGED, Name) ? MANAGED[Name] : undefined;
  if (units === undefined) {
    throw nonexistent();
  }
  if (ManagedRuleGroupConfigs?.length || CONFIGURED.includes(Name)) {
    throw unsupported('ManagedRuleGroupConfigs');
  }
  if (hasTwice(RuleActionOverrides.map(one => one.Name))) {
    throw duplicated('MANAGED_RULE_SET_STATEMENT', 'RuleActionOverrides');
  }
  return units + (ScopeDownStatement ? unitsOf(ScopeDownStatement) : 0);
}

function notOne(field: string, parameter: string) {
  return invalidParameter(
    'You have used none or multiple values for a field that requires exactly one value.',
    field,
    parameter,
  );
}

function duplicated(field: string, parameter: string) {
  return invalidParameter(
    'You have duplicated some of the information in the parameter.',
    field,
    parameter,
  );
}

function hasTwice(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}
