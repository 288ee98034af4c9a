import { AwsError } from '../../../world/AwsError';

type Rule = Record<string, any>;

interface Transition {
  storageClass: string;
  days?: number;
}

/** A transition goes down these only. */
const CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'INTELLIGENT_TIERING',
  'ONEZONE_IA',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
];

/** How many days objects stay in a class at least before the next transition. */
const LEAST_DAYS: Record<string, number> = {
  STANDARD_IA: 30,
  ONEZONE_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
};

const ACTIONS = [
  'ExpirationDate',
  'ExpirationInDays',
  'AbortIncompleteMultipartUpload',
  'Transition',
  'Transitions',
  'NoncurrentVersionExpiration',
  'NoncurrentVersionExpirationInDays',
  'NoncurrentVersionTransition',
  'NoncurrentVersionTransitions',
  'ExpiredObjectDeleteMarker',
];

/**
 * Refuses the rules of a bucket's lifecycle that S3 does not take.
 *
 * @param rules - as a template has them
 * @throws AwsError `InvalidArgument`, `InvalidRequest`, `MalformedXML`
 */
export function checkLifecycle(rules: Rule[]): void {
  const ids = rules.flatMap(({ Id }) => Id ?? []);
  if (new Set(ids).size < ids.length) {
    throw invalid(
      'Rule ID must be unique. Found same ID for more than one rule',
    );
  }
  for (const rule of rules) {
    checkActions(rule);
    checkFilter(rule);
    checkDates(rule);
    checkTransitions(rule);
  }
}

function checkActions(rule: Rule): void {
  if (!ACTIONS.some(action => rule[action] !== undefined)) {
    throw new AwsError(
      'InvalidRequest',
      `At least one of [${ACTIONS.join(',')}] needs to be specified`,
    );
  }
  for (const single of ['Transition', 'NoncurrentVersionTransition']) {
    if (rule[single] !== undefined && rule[`${single}s`] !== undefined) {
      throw new AwsError(
        'InvalidRequest',
        `Only one of ${single} and ${single}s can be specified`,
      );
    }
  }
  if (rule.ExpirationInDays !== undefined && !(rule.ExpirationInDays > 0)) {
    throw invalid("'Days' for Expiration action must be a positive integer");
  }
  if (!rule.ExpiredObjectDeleteMarker) {
    return;
  }
  if (rule.ExpirationInDays !== undefined || rule.ExpirationDate) {
    throw new AwsError(
      'MalformedXML',
      'ExpiredObjectDeleteMarker cannot be specified with Days or Date in a Lifecycle Expiration Policy.',
    );
  }
  if (rule.TagFilters?.length) {
    throw invalid('ExpiredObjectDeleteMarker cannot be specified with Tags.');
  }
}

function checkFilter(rule: Rule): void {
  const keys = (rule.TagFilters ?? []).map(({ Key }: { Key: string }) => Key);
  if (new Set(keys).size < keys.length) {
    throw invalid('Duplicate Tag Keys are not allowed.');
  }
  if (rule.AbortIncompleteMultipartUpload && keys.length > 0) {
    throw invalid(
      'AbortIncompleteMultipartUpload cannot be specified with Tags.',
    );
  }
  if (Number(rule.ObjectSizeGreaterThan) >= Number(rule.ObjectSizeLessThan)) {
    throw invalid(
      "'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'",
    );
  }
}

function checkDates(rule: Rule): void {
  const transitions = declaredTransitions(rule);
  const dates = [
    rule.ExpirationDate,
    ...transitions.map(({ TransitionDate }) => TransitionDate),
  ].filter(date => date !== undefined);
  if (dates.some(date => !/T00:00:00(\.0+)?Z$/.test(String(date)))) {
    throw invalid("'Date' must be at midnight GMT");
  }
  const hasDays =
    rule.ExpirationInDays !== undefined ||
    transitions.some(({ TransitionInDays }) => TransitionInDays !== undefined);
  if (hasDays && dates.length > 0) {
    throw new AwsError(
      'InvalidRequest',
      `Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule for filter '${filterOf(
        rule,
      )}'`,
    );
  }
}

function checkTransitions(rule: Rule): void {
  const filter = filterOf(rule);
  const transitions = declaredTransitions(rule)
    .map(
      ({ StorageClass, TransitionInDays }): Transition => ({
        storageClass: StorageClass,
        days: TransitionInDays && Number(TransitionInDays),
      }),
    )
    .sort((a, b) => (a.days ?? 0) - (b.days ?? 0));
  const classes = transitions.map(({ storageClass }) => storageClass);
  if (new Set(classes).size < classes.length) {
    throw new AwsError(
      'InvalidRequest',
      `'StorageClass' must be different for 'Transition' actions in same 'Rule' with filter '${filter}'`,
    );
  }
  for (const [index, { storageClass, days }] of transitions.entries()) {
    for (const later of transitions.slice(index + 1)) {
      const least = LEAST_DAYS[storageClass] ?? 0;
      if (days === undefined || later.days === undefined) {
        continue;
      }
      if (
        CLASSES.indexOf(later.storageClass) < CLASSES.indexOf(storageClass) ||
        later.days - days < least
      ) {
        throw invalid(
          `'Days' in the Transition action for StorageClass '${later.storageClass}' for filter '${filter}' must be ${least} days more than 'filter '${filter}'' in the Transition action for StorageClass '${storageClass}'`,
        );
      }
    }
  }
  const last = transitions.at(-1)?.days;
  if (last !== undefined && rule.ExpirationInDays <= last) {
    throw invalid(
      `'Days' in the Expiration action for filter '${filter}' must be greater than 'Days' in the Transition action`,
    );
  }
}

function declaredTransitions({ Transition: single, Transitions = [] }: Rule) {
  return [single ?? [], Transitions].flat() as Rule[];
}

function filterOf({ Prefix = '' }: Rule): string {
  return `(prefix=${Prefix})`;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}
