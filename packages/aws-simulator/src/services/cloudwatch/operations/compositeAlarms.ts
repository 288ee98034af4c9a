import type { PutCompositeAlarmInput } from '@aws-sdk/client-cloudwatch';
import { CallContext } from '../../ServiceDefinition';
import { CloudWatch } from '../model/CloudWatch';
import { putCompositeAlarm } from '../model/compositeAlarms';

export const PutCompositeAlarm = (
  { region }: CallContext,
  input: PutCompositeAlarmInput,
): void => {
  putCompositeAlarm(region.service(CloudWatch), input);
};
