import { PutCompositeAlarmInput } from '@aws-sdk/client-cloudwatch';
import { AlarmRule, parseAlarmRule } from './alarmRule';
import { checkActions, invalid } from './checkAlarm';
import { CloudWatch, CompositeAlarm } from './CloudWatch';

/**
 * Creates a composite alarm, or changes the one with its name, which keeps its tags.
 *
 * @throws AwsError `ValidationError`
 */
export function putCompositeAlarm(
  cloudWatch: CloudWatch,
  { Tags, ...input }: PutCompositeAlarmInput,
): CompositeAlarm {
  const { alarms, composites, region } = cloudWatch;
  const name = input.AlarmName ?? '';
  checkActions(region, input);
  checkSuppressor(input);
  const rule = parseAlarmRule(input.AlarmRule ?? '');
  checkChildren(cloudWatch, name, rule);
  if (alarms.has(name)) {
    throw invalid(`A metric alarm with the name ${name} exists already`);
  }
  const now = region.world.now();
  const before = composites.get(name);
  const alarm: CompositeAlarm = {
    rule,
    shape: {
      ...input,
      AlarmName: name,
      AlarmArn: region.arn('cloudwatch', `alarm:${name}`),
      AlarmConfigurationUpdatedTimestamp: now,
      ActionsEnabled: input.ActionsEnabled ?? true,
      AlarmActions: input.AlarmActions ?? [],
      InsufficientDataActions: input.InsufficientDataActions ?? [],
      OKActions: input.OKActions ?? [],
      StateValue: before?.shape.StateValue ?? 'INSUFFICIENT_DATA',
      StateReason: before?.shape.StateReason,
      StateUpdatedTimestamp: before?.shape.StateUpdatedTimestamp ?? now,
      StateTransitionedTimestamp:
        before?.shape.StateTransitionedTimestamp ?? now,
    },
    tags: before?.tags ?? Tags ?? [],
  };
  composites.set(name, alarm);
  cloudWatch.evaluateComposite(
    alarm,
    state =>
      `${alarm.shape.AlarmArn} was ${
        before ? 'updated' : 'created'
      } and its alarm rule evaluates to ${state}`,
  );
  return alarm;
}

function checkSuppressor(input: PutCompositeAlarmInput): void {
  for (const name of [
    'ActionsSuppressorWaitPeriod',
    'ActionsSuppressorExtensionPeriod',
  ] as const) {
    if (input[name] !== undefined && !input.ActionsSuppressor) {
      throw invalid(`${name} requires an ActionSuppressor`);
    }
  }
  if (input.ActionsSuppressor) {
    throw invalid('The AWS simulator does not support ActionsSuppressor.');
  }
}

function checkChildren(
  cloudWatch: CloudWatch,
  name: string,
  { alarmNames }: AlarmRule,
): void {
  if (alarmNames.includes(name)) {
    throw invalid(
      'A composite alarm cannot have a child relation with itself via its AlarmRule',
    );
  }
  const missing = alarmNames.filter(child => !cloudWatch.find(child));
  if (missing.length > 0) {
    throw invalid(
      `Could not save the composite alarm ${name} as alarms [${missing.join(
        ', ',
      )}] in the alarm rule do not exist`,
    );
  }
  const reaches = (child: string): boolean =>
    child === name ||
    Boolean(cloudWatch.composites.get(child)?.rule.alarmNames.some(reaches));
  if (alarmNames.some(reaches)) {
    throw invalid('A composite alarm cannot depend on itself');
  }
}
