import { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';

/** The configuration of each field of a condition, in AWS's order. */
export const CONFIGURATIONS = {
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'host-header': 'HostHeaderConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
  'path-pattern': 'PathPatternConfig',
} as const satisfies Record<string, keyof RuleCondition>;

export type ConditionField = keyof typeof CONFIGURATIONS;

/** Those whose values AWS returns beside their configuration too. */
const WITH_VALUES: (string | undefined)[] = ['host-header', 'path-pattern'];

export function configOf(condition: RuleCondition) {
  return condition[CONFIGURATIONS[condition.Field as ConditionField]] as
    | { Values?: unknown[]; RegexValues?: string[] }
    | undefined;
}

/** The values of a condition, wherever they are; of a query string, those of its pairs. */
export function valuesOf(condition: RuleCondition): string[] {
  const config = configOf(condition);
  return [
    ...(condition.Values ?? []),
    ...(condition.RegexValues ?? []),
    ...(config?.Values ?? []),
    ...(config?.RegexValues ?? []),
  ].map(value =>
    typeof value === 'string'
      ? value
      : String((value as { Value?: string }).Value ?? ''),
  );
}

/** As AWS returns conditions, whichever of both forms was given. */
export function storedConditions(conditions: RuleCondition[]): RuleCondition[] {
  return conditions.map(condition => {
    if (!WITH_VALUES.includes(condition.Field)) {
      return { ...condition, Values: condition.Values ?? [] };
    }
    const config = configOf(condition) ?? { Values: condition.Values };
    return {
      ...condition,
      [CONFIGURATIONS[condition.Field as ConditionField]]: config,
      Values: (config.Values as string[] | undefined) ?? [],
    };
  });
}
