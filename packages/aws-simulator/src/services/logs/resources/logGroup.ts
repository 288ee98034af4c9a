import { resourceTags, updateTags } from '../../resourceTags';
import { physicalName } from '../../physicalName';
import { HandlerError, ResourceType } from '../../ResourceType';
import { Logs } from '../model/Logs';

const MAX_NAME_LENGTH = 512;

/** `AWS::Logs::LogGroup` */
export const logGroup: ResourceType = {
  typeName: 'AWS::Logs::LogGroup',
  sdkServiceName: 'CloudWatchLogs',
  api: { service: 'logs', operation: 'CreateLogGroup' },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'DataProtectionPolicy',
    'FieldIndexPolicies',
    'KmsKeyId',
    'LogGroupClass',
    'LogGroupName',
    'RetentionInDays',
    'Tags',
  ],
  create(request) {
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
      ...policiesOf(properties),
      retentionInDays: properties.RetentionInDays,
      kmsKeyId: properties.KmsKeyId,
      logGroupClass: properties.LogGroupClass ?? 'STANDARD',
      tags: resourceTags(request),
    }).name;
  },
  update(request) {
    const { region, physicalId, properties } = request;
    const logs = region.service(Logs);
    logs.setRetention(physicalId, properties.RetentionInDays);
    logs.setGroupPolicies(physicalId, policiesOf(properties));
    const group = logs.group(physicalId);
    logs.setKey(physicalId, properties.KmsKeyId);
    updateTags(request, group);
  },
  delete({ region, physicalId }) {
    const logs = region.service(Logs);
    if (logs.groups.has(physicalId)) {
      logs.deleteGroup(physicalId);
    }
  },
  read({ region, physicalId }) {
    const logs = region.service(Logs);
    const found = logs.groups.get(physicalId);
    return (
      found && {
        Arn: `${logs.arn(found)}:*`,
        BearerTokenAuthenticationEnabled: false,
        DataProtectionPolicy: found.dataProtectionPolicy ?? {},
        DeletionProtectionEnabled: false,
        FieldIndexPolicies: found.fieldIndexPolicies ?? [],
        KmsKeyId: found.kmsKeyId,
        LogGroupClass: found.logGroupClass,
        LogGroupName: found.name,
        RetentionInDays: found.retentionInDays,
        Tags: found.tags,
      }
    );
  },
  list: region => region.service(Logs).groups.keys(),
  attributes({ region, physicalId }) {
    const logs = region.service(Logs);
    return { Arn: `${logs.arn(logs.group(physicalId))}:*` };
  },
};

function policiesOf(properties: Record<string, any>) {
  return {
    dataProtectionPolicy: properties.DataProtectionPolicy,
    fieldIndexPolicies: properties.FieldIndexPolicies,
  };
}
