import { onlyProperties } from '../../onlyProperties';
import { physicalName } from '../../physicalName';
import {
  HandlerError,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { Logs } from '../model/Logs';

const PROPERTIES = [
  'KmsKeyId',
  'LogGroupClass',
  'LogGroupName',
  'RetentionInDays',
  'Tags',
];

const MAX_NAME_LENGTH = 512;

/** `AWS::Logs::LogGroup` */
export const logGroup: ResourceType = {
  typeName: 'AWS::Logs::LogGroup',
  sdkServiceName: 'CloudWatchLogs',
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    onlyProperties(request, PROPERTIES);
    const { region, properties } = request;
    const logs = region.service(Logs);
    const name: string =
      properties.LogGroupName ?? physicalName(request, MAX_NAME_LENGTH);
    if (logs.groups.has(name)) {
      throw new HandlerError(
        'AlreadyExists',
        `Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"${name}"}' already exists.`,
      );
    }
    return logs.createGroup(name, {
      retentionInDays: properties.RetentionInDays,
      kmsKeyId: properties.KmsKeyId,
      logGroupClass: properties.LogGroupClass ?? 'STANDARD',
      tags: tagsOf(request),
    }).name;
  },
  update(request) {
    onlyProperties(request, PROPERTIES);
    const { region, physicalId, properties } = request;
    const logs = region.service(Logs);
    logs.setRetention(physicalId, properties.RetentionInDays);
    const group = logs.group(physicalId);
    group.kmsKeyId = properties.KmsKeyId;
    group.tags = tagsOf(request);
  },
  delete({ region, physicalId }) {
    const logs = region.service(Logs);
    if (logs.groups.has(physicalId)) {
      logs.deleteGroup(physicalId);
    }
  },
  attributes({ region, physicalId }) {
    const logs = region.service(Logs);
    return { Arn: `${logs.arn(logs.group(physicalId))}:*` };
  },
};

function tagsOf({ stackTags, properties }: ResourceRequest) {
  return [...stackTags, ...(properties.Tags ?? [])];
}
