import { PutCompositeAlarmInput } from '@aws-sdk/client-cloudwatch';
import { physicalName } from '../../physicalName';
import { resourceTags, updateTags } from '../../resourceTags';
import { ResourceRequest, ResourceType } from '../../ResourceType';
import { CloudWatch } from '../model/CloudWatch';
import { putCompositeAlarm } from '../model/compositeAlarms';
import { deleteAlarms } from '../model/deleteAlarms';

const MAX_NAME_LENGTH = 255;

/** `AWS::CloudWatch::CompositeAlarm` */
export const compositeAlarm: ResourceType = {
  typeName: 'AWS::CloudWatch::CompositeAlarm',
  sdkServiceName: 'CloudWatch',
  api: { service: 'monitoring', operation: 'PutCompositeAlarm' },
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    const name =
      request.properties.AlarmName ?? physicalName(request, MAX_NAME_LENGTH);
    put(request, name).tags = resourceTags(request);
    return name;
  },
  update(request) {
    updateTags(request, put(request, request.physicalId));
  },
  delete({ region, physicalId }) {
    const cloudWatch = region.service(CloudWatch);
    if (cloudWatch.composites.has(physicalId)) {
      deleteAlarms(cloudWatch, [physicalId]);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(CloudWatch).composites.get(physicalId);
    return (
      found && {
        ActionsEnabled: found.shape.ActionsEnabled,
        AlarmActions: found.shape.AlarmActions,
        AlarmDescription: found.shape.AlarmDescription,
        AlarmName: found.shape.AlarmName,
        AlarmRule: found.shape.AlarmRule,
        Arn: found.shape.AlarmArn,
        InsufficientDataActions: found.shape.InsufficientDataActions,
        OKActions: found.shape.OKActions,
        Tags: found.tags,
      }
    );
  },
  list: region => region.service(CloudWatch).composites.keys(),
  attributes({ region, physicalId }) {
    return { Arn: region.arn('cloudwatch', `alarm:${physicalId}`) };
  },
};

function put({ region, properties }: ResourceRequest, AlarmName: string) {
  const { Tags, ...settings } = properties;
  return putCompositeAlarm(region.service(CloudWatch), {
    ...settings,
    AlarmName,
  } as PutCompositeAlarmInput);
}
