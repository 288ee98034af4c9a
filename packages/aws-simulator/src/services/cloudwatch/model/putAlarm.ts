import { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { AlarmWatch, SPARE_PERIODS } from './AlarmWatch';
import { Alarm, CloudWatch } from './CloudWatch';
import { startOfMinute } from './MetricSeries';
import { checkAlarm, invalid } from './checkAlarm';
import { Criteria, OPERATORS, evaluateAlarm } from './evaluateAlarm';
import { Watched, watchedOf } from './watched';

const DAY = 24 * 60 * 60;

/**
 * Creates an alarm, or changes the one with its name, which keeps its state and
 * its tags.
 *
 * @throws AwsError `ValidationError`
 */
export function putAlarm(
  cloudWatch: CloudWatch,
  input: PutMetricAlarmInput,
): Alarm {
  checkAlarm(cloudWatch.region, input);
  const watched = watchedOf(input);
  const criteria = criteriaOf(input, watched.period);
  const { region, alarms, metrics } = cloudWatch;
  const name = input.AlarmName ?? '';
  if (cloudWatch.composites.has(name)) {
    throw invalid(`A composite alarm with the name ${name} exists already`);
  }
  const before = alarms.get(name);
  const alarm: Alarm = {
    shape: {
      ...shapeOf(cloudWatch, name, input),
      ...(before && stateOf(before)),
    },
    period: watched.period,
    tags: before?.tags ?? input.Tags ?? [],
    watch: new AlarmWatch(
      region.clock,
      (criteria.evaluationPeriods + SPARE_PERIODS) * watched.period,
      () => evaluate(cloudWatch, alarm, criteria, watched),
    ),
  };
  before?.watch.end();
  alarms.set(name, alarm);
  for (const id of watched.metrics) {
    const unwatch = metrics.watch(id, () =>
      alarms.get(name) === alarm ? alarm.watch.awake() : unwatch(),
    );
  }
  alarm.watch.awake();
  return alarm;
}

/** Deletes alarms, if they exist. */
export function deleteAlarm({ alarms }: CloudWatch, name: string): void {
  alarms.get(name)?.watch.end();
  alarms.delete(name);
}

function evaluate(
  cloudWatch: CloudWatch,
  alarm: Alarm,
  criteria: Criteria,
  watched: Watched,
): void {
  const now = startOfMinute(cloudWatch.region.clock.now());
  const count = criteria.evaluationPeriods + SPARE_PERIODS;
  const datapoints = Array.from({ length: count }, (_, i) => {
    const time = now - (count - i) * watched.period * 1000;
    return { time, value: watched.value(cloudWatch.metrics, time) };
  });
  const verdict = evaluateAlarm(criteria, datapoints);
  if (verdict) {
    cloudWatch.setState(alarm, verdict.state, verdict.reason);
  }
}

function shapeOf(
  { region }: CloudWatch,
  name: string,
  { Tags: _, ...given }: PutMetricAlarmInput,
): Alarm['shape'] {
  const now = region.world.now();
  return {
    ...given,
    AlarmName: name,
    AlarmArn: region.arn('cloudwatch', `alarm:${name}`),
    AlarmConfigurationUpdatedTimestamp: now,
    ActionsEnabled: given.ActionsEnabled ?? true,
    OKActions: given.OKActions ?? [],
    AlarmActions: given.AlarmActions ?? [],
    InsufficientDataActions: given.InsufficientDataActions ?? [],
    Dimensions: given.Dimensions ?? [],
    EvaluationPeriods: given.EvaluationPeriods ?? 1,
    StateValue: 'INSUFFICIENT_DATA',
    StateReason: 'Unchecked: Initial alarm creation',
    StateUpdatedTimestamp: now,
    StateTransitionedTimestamp: now,
  };
}

function stateOf({ shape }: Alarm) {
  const {
    StateReason,
    StateReasonData,
    StateTransitionedTimestamp,
    StateUpdatedTimestamp,
    StateValue,
  } = shape;
  return {
    StateReason,
    StateReasonData,
    StateTransitionedTimestamp,
    StateUpdatedTimestamp,
    StateValue,
  };
}

/** By what an alarm is decided.  */
function criteriaOf(
  {
    ComparisonOperator: operator = 'GreaterThanThreshold',
    DatapointsToAlarm,
    EvaluationPeriods: evaluationPeriods = 1,
    Threshold: threshold = 0,
    TreatMissingData: treatMissingData = 'missing',
  }: PutMetricAlarmInput,
  period: number,
): Criteria {
  if (!OPERATORS.includes(operator)) {
    throw invalid(
      `The AWS simulator does not support the comparison operator ${operator}.`,
    );
  }
  const datapointsToAlarm = DatapointsToAlarm ?? evaluationPeriods;
  if (datapointsToAlarm > evaluationPeriods) {
    throw invalid(
      'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
    );
  }
  const longest = period >= 3600 ? 7 * DAY : DAY;
  if (evaluationPeriods * period > longest) {
    throw invalid(
      `Metrics cannot be checked across more than ${
        longest === DAY ? 'a day' : 'a week'
      } (EvaluationPeriods * Period must be <= ${longest}).`,
    );
  }
  return {
    operator,
    threshold,
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData,
  };
}
