import { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { isCidr, isCidr6 } from '../../ec2/model/network/cidr';
import {
  CONFIGURATIONS,
  ConditionField,
  configOf,
  valuesOf,
} from './conditionFields';
import { Elbv2 } from './Elbv2';

/** Fields that a rule may have once. */
const ONCE: ConditionField[] = [
  'host-header',
  'path-pattern',
  'http-request-method',
  'source-ip',
];

const WITH_EXPRESSIONS: ConditionField[] = [
  'http-header',
  'host-header',
  'path-pattern',
];

const LONGEST_VALUE = 128;
const LONGEST_HEADER = 40;

/**
 * Refuses conditions that a rule cannot have.
 *
 * @throws AwsError `ValidationError`, `TooManyUniqueTargetGroupsPerLoadBalancer`
 */
export function checkConditions(
  elb: Pick<Elbv2, 'quotas'>,
  conditions: RuleCondition[],
): void {
  if (conditions.length === 0) {
    throw invalid('A condition must be specified');
  }
  conditions.forEach(checkCondition);
  const twice = ONCE.find(
    field => conditions.filter(({ Field }) => Field === field).length > 1,
  );
  if (twice) {
    throw invalid(`A rule can only have one '${twice}' condition`);
  }
  const values = conditions.flatMap(valuesOf);
  const most = elb.quotas['condition-values-per-alb-rule'];
  if (values.length > most) {
    throw invalid(
      `A rule can only have '${most}' condition values and regex values`,
    );
  }
  // The text is from memory, after that of the values.
  const wildcards = elb.quotas['condition-wildcards-per-alb-rule'];
  if (values.join('').replace(/[^*?]/g, '').length > wildcards) {
    throw invalid(`A rule can only have '${wildcards}' condition wildcards`);
  }
}

function checkCondition(condition: RuleCondition): void {
  const field = condition.Field as ConditionField;
  if (!Object.hasOwn(CONFIGURATIONS, field ?? '')) {
    throw invalid(
      `Condition field '${field}' must be one of '${Object.keys(
        CONFIGURATIONS,
      ).join(',')}'`,
    );
  }
  const name = CONFIGURATIONS[field];
  const config = configOf(condition);
  const other = Object.values(CONFIGURATIONS).find(
    one => one !== name && condition[one],
  );
  if (other) {
    throw invalid(
      `You cannot specify '${other}' for conditions of type '${field}'`,
    );
  }
  if (!config && !condition.Values?.length && !condition.RegexValues?.length) {
    throw invalid(
      field === 'path-pattern' || field === 'host-header'
        ? 'A condition value must be specified'
        : `For conditions of type '${field}', you must specify the following fields: 'Values or RegexValues or ${name}'`,
    );
  }
  if (
    (config?.Values?.length ?? 0) > 0 ===
      (config?.RegexValues?.length ?? 0) > 0 &&
    config
  ) {
    throw invalid(
      `You must provide exactly one of the following: ['Values' 'RegexValues'] for config of type '${name}'`,
    );
  }
  if (
    !WITH_EXPRESSIONS.includes(field) &&
    (config?.RegexValues?.length || condition.RegexValues?.length)
  ) {
    throw invalid(
      `'RegexValues' is not supported for a condition of type '${field}'`,
    );
  }
  checkHeaderName(field, condition.HttpHeaderConfig?.HttpHeaderName);
  for (const value of valuesOf(condition)) {
    checkValue(field, value);
  }
}

function checkHeaderName(
  field: ConditionField,
  name: string | undefined,
): void {
  if (field !== 'http-header') {
    return;
  }
  if (!name) {
    throw invalid('An HTTP header name must be specified');
  }
  if (name.length > LONGEST_HEADER) {
    throw tooLong(field, LONGEST_HEADER);
  }
  if (name.toLowerCase() === 'host') {
    throw invalid("You cannot specify 'host' as an HTTP header name");
  }
}

function checkValue(field: ConditionField, value: string): void {
  if (value.length > LONGEST_VALUE) {
    throw tooLong(field, LONGEST_VALUE);
  }
  if (field === 'source-ip' && !isCidr(value) && !isCidr6(value)) {
    throw invalid(`The specified value '${value}' is not a valid CIDR block`);
  }
  if (
    (field === 'http-request-method' && !/^[A-Z_-]{1,40}$/.test(value)) ||
    (field === 'host-header' && !/^.*\.[A-Za-z][A-Za-z0-9*?-]*$/.test(value)) ||
    (field === 'path-pattern' &&
      !/^[\w\-.$/~"'@:+*?&;#,=%!()[\]{}|\\^]+$/.test(value))
  ) {
    throw invalid(
      `Condition value '${value}' contains a character that is not valid`,
    );
  }
}

function tooLong(field: ConditionField, most: number): AwsError {
  return invalid(
    `Condition value for '${field}' cannot contain more than ${most} characters`,
  );
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
