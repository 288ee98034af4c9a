import { ComparisonOperator, StateValue } from '@aws-sdk/client-cloudwatch';

/** The value of one period, or that there is none. */
export interface Datapoint {
  /** When the period began, in virtual milliseconds. */
  time: number;
  value: number | undefined;
}

/** By what an alarm is decided. */
export interface Criteria {
  operator: ComparisonOperator;
  threshold: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  treatMissingData: string;
}

/** A state, and why. */
export interface Verdict {
  state: StateValue;
  reason: string;
}

const COMPARISONS: Record<
  string,
  { words: string; breaches(value: number, threshold: number): boolean }
> = {
  GreaterThanOrEqualToThreshold: {
    words: 'greater than or equal to',
    breaches: (value, threshold) => value >= threshold,
  },
  GreaterThanThreshold: {
    words: 'greater than',
    breaches: (value, threshold) => value > threshold,
  },
  LessThanThreshold: {
    words: 'less than',
    breaches: (value, threshold) => value < threshold,
  },
  LessThanOrEqualToThreshold: {
    words: 'less than or equal to',
    breaches: (value, threshold) => value <= threshold,
  },
};

/** The operators that compare with a threshold. */
export const OPERATORS = Object.keys(COMPARISONS);

/**
 * The state of an alarm by its latest datapoints, oldest first: more than it
 * evaluates, so that those that are there can stand in for missing ones. The texts
 * are those of notifications that people show.
 *
 * @returns undefined if it keeps the state that it has
 */
export function evaluateAlarm(
  criteria: Criteria,
  datapoints: Datapoint[],
): Verdict | undefined {
  const { evaluationPeriods, datapointsToAlarm, treatMissingData } = criteria;
  const { breaches } = COMPARISONS[criteria.operator];
  const present = datapoints
    .filter(({ value }) => value !== undefined)
    .slice(-evaluationPeriods);
  const missing = evaluationPeriods - present.length;
  const breaching = present.filter(({ value = 0 }) =>
    breaches(value, criteria.threshold),
  );
  if (missing > 0 && treatMissingData === 'ignore') {
    return breaching.length >= datapointsToAlarm
      ? crossed(criteria, present, breaching)
      : undefined;
  }
  if (present.length === 0) {
    return withoutData(missing, treatMissingData);
  }
  const counted =
    breaching.length + (treatMissingData === 'breaching' ? missing : 0);
  const allBreach =
    treatMissingData === 'missing' && breaching.length === present.length;
  return counted >= datapointsToAlarm || (missing > 0 && allBreach)
    ? crossed(criteria, present, breaching)
    : notCrossed(criteria, present, breaching);
}

function withoutData(missing: number, treatMissingData: string): Verdict {
  const [periods, datapoints, verb] =
    missing === 1
      ? ['period', 'datapoint', 'was']
      : ['periods', 'datapoints', 'were'];
  if (treatMissingData === 'missing') {
    return {
      state: 'INSUFFICIENT_DATA',
      reason: `Insufficient Data: ${missing} ${datapoints} ${verb} unknown.`,
    };
  }
  const breaching = treatMissingData === 'breaching';
  return {
    state: breaching ? 'ALARM' : 'OK',
    reason: `Threshold Crossed: no datapoints were received for ${missing} ${periods} and ${missing} missing ${datapoints} ${verb} treated as [${
      breaching ? 'Breaching' : 'NonBreaching'
    }].`,
  };
}

function crossed(
  criteria: Criteria,
  present: Datapoint[],
  breaching: Datapoint[],
): Verdict {
  const { datapointsToAlarm: least } = criteria;
  return {
    state: 'ALARM',
    reason: `${pointsText(
      criteria,
      present,
      breaching,
      '',
    )} (minimum ${least} ${
      least === 1 ? 'datapoint' : 'datapoints'
    } for OK -> ALARM transition).`,
  };
}

function notCrossed(
  criteria: Criteria,
  present: Datapoint[],
  breaching: Datapoint[],
): Verdict {
  const { evaluationPeriods, datapointsToAlarm } = criteria;
  const least = evaluationPeriods - datapointsToAlarm + 1;
  const others = present.filter(point => !breaching.includes(point));
  return {
    state: 'OK',
    reason: `${pointsText(
      criteria,
      present,
      others,
      'not ',
    )} (minimum ${least} ${
      least === 1 ? 'datapoint' : 'datapoints'
    } for ALARM -> OK transition).`,
  };
}

function pointsText(
  { operator, threshold }: Criteria,
  present: Datapoint[],
  named: Datapoint[],
  not: string,
): string {
  const points = named
    .map(({ time, value = 0 }) => `${decimal(value)} (${minuteText(time)})`)
    .reverse();
  return `Threshold Crossed: ${named.length} out of the last ${
    present.length
  } datapoints [${points.join(', ')}] ${
    named.length === 1 ? 'was' : 'were'
  } ${not}${COMPARISONS[operator].words} the threshold (${decimal(threshold)})`;
}

/** As Java writes a double. */
function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function minuteText(time: number): string {
  const [date, clock] = new Date(time).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${clock.slice(0, 8)}`;
}
