import { AwsError } from '../../../world/AwsError';
import { CloudWatch } from './CloudWatch';
import { invalid } from './checkAlarm';
import { deleteAlarm } from './putAlarm';

/**
 * Deletes alarms of both kinds: all of them or none.
 *
 * @throws AwsError `ResourceNotFound`; `ValidationError` for one that a composite alarm
 *   that stays depends on
 */
export function deleteAlarms(cloudWatch: CloudWatch, names: string[]): void {
  for (const name of names) {
    if (!cloudWatch.find(name)) {
      throw new AwsError('ResourceNotFound', `Alarm ${name} does not exist`, {
        status: 404,
      });
    }
    const dependent = [...cloudWatch.composites.values()].find(
      ({ rule, shape }) =>
        rule.alarmNames.includes(name) && !names.includes(shape.AlarmName),
    );
    if (dependent) {
      throw invalid(
        `Cannot delete ${name} as there are composite alarm(s) depending on it.`,
      );
    }
  }
  for (const name of names) {
    cloudWatch.composites.delete(name);
    deleteAlarm(cloudWatch, name);
  }
}
