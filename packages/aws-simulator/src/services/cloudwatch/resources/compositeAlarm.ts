import { CloudWatch } from '../model/CloudWatch';
import { putCompositeAlarm } from '../model/compositeAlarms';
import { deleteAlarms } from '../model/deleteAlarms';
import { alarmType } from './alarmType';

/** `AWS::CloudWatch::CompositeAlarm` */
export const compositeAlarm = alarmType({
  typeName: 'AWS::CloudWatch::CompositeAlarm',
  operation: 'PutCompositeAlarm',
  put: (region, settings) =>
    putCompositeAlarm(region.service(CloudWatch), settings),
  find: (region, name) => region.service(CloudWatch).composites.get(name),
  names: region => region.service(CloudWatch).composites.keys(),
  remove(region, name) {
    const cloudWatch = region.service(CloudWatch);
    if (cloudWatch.composites.has(name)) {
      deleteAlarms(cloudWatch, [name]);
    }
  },
  read: ({ AlarmRule }) => ({ AlarmRule }),
});
