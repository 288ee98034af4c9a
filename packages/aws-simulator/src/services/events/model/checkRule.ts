import { AwsError } from '../../../world/AwsError';
import { nextRun } from '../../applicationautoscaling/model/schedule';
import { invalid } from './invalid';
import { RuleSettings } from './types';

const RATE =
  /^rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)$/;
const CRON = /^cron\(.+\)$/;

/**
 * Refuses a rule that EventBridge does not take.
 *
 * @throws AwsError `ValidationException`, `InvalidEventPatternException`
 */
export function checkRule(
  { pattern, schedule }: RuleSettings,
  now: Date,
): void {
  const hasPattern = pattern !== undefined && !isEmpty(pattern);
  if (!hasPattern && !schedule) {
    throw invalid(
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    );
  }
  if (hasPattern) {
    checkPattern(pattern);
  }
  if (schedule) {
    checkSchedule(schedule, now);
  }
}

function checkSchedule(schedule: string, now: Date): void {
  const isKnown = RATE.test(schedule) || CRON.test(schedule);
  try {
    if (isKnown) {
      nextRun(schedule, 'UTC', now);
      return;
    }
  } catch (error) {
    if (
      error instanceof AwsError &&
      error.message.startsWith('The AWS simulator')
    ) {
      throw error;
    }
  }
  throw invalid('Parameter ScheduleExpression is not valid.');
}

function checkPattern(text: string): void {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badPattern('Filter is not an object');
  }
  checkLevel(value as Record<string, unknown>);
}

function checkLevel(level: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(level)) {
    if (typeof value !== 'object' || value === null) {
      throw badPattern(`"${name}" must be an object or an array`);
    }
    if (!Array.isArray(value)) {
      checkLevel(value as Record<string, unknown>);
    } else if (value.length === 0) {
      throw badPattern('Empty arrays are not allowed');
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badPattern('Filter is not valid JSON');
  }
}

function isEmpty(pattern: string): boolean {
  return /^\s*(\{\s*\})?\s*$/.test(pattern);
}

function badPattern(reason: string): AwsError {
  return new AwsError(
    'InvalidEventPatternException',
    `Event pattern is not valid. Reason: ${reason}`,
  );
}
