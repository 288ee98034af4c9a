import type { Tag } from '@aws-sdk/client-cloudwatch';
import { Region } from '../../../world/World';
import { physicalName } from '../../physicalName';
import { resourceTags, updateTags } from '../../resourceTags';
import { ResourceRequest, ResourceType } from '../../ResourceType';

const MAX_NAME_LENGTH = 255;

/** What every alarm says of itself. */
interface AlarmShape {
  ActionsEnabled?: boolean;
  AlarmActions?: string[];
  AlarmArn?: string;
  AlarmDescription?: string;
  AlarmName?: string;
  InsufficientDataActions?: string[];
  OKActions?: string[];
}

interface Tagged<S> {
  shape: S;
  tags: Tag[];
}

/** What differs between the kinds of alarms. */
interface Kind<S> {
  typeName: string;
  /** That puts such an alarm. */
  operation: string;
  supportedProperties?: readonly string[];
  put(region: Region, settings: any): Tagged<S>;
  find(region: Region, name: string): Tagged<S> | undefined;
  names(region: Region): Iterable<string>;
  /** Deletes it, if it is there. */
  remove(region: Region, name: string): void;
  /** What else Cloud Control reads of it. */
  read(shape: S): Record<string, unknown>;
}

/** The resource type of a kind of alarms. */
export function alarmType<S extends AlarmShape>(kind: Kind<S>): ResourceType {
  const put = ({ region, properties }: ResourceRequest, AlarmName: string) => {
    const { Tags, ...settings } = properties;
    return kind.put(region, { ...settings, AlarmName });
  };
  return {
    typeName: kind.typeName,
    sdkServiceName: 'CloudWatch',
    api: { service: 'monitoring', operation: kind.operation },
    seconds: { create: 2, update: 2, delete: 2 },
    supportedProperties: kind.supportedProperties,
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
      kind.remove(region, physicalId);
    },
    read({ region, physicalId }) {
      const found = kind.find(region, physicalId);
      return (
        found && {
          ActionsEnabled: found.shape.ActionsEnabled,
          AlarmActions: found.shape.AlarmActions,
          AlarmDescription: found.shape.AlarmDescription,
          AlarmName: found.shape.AlarmName,
          Arn: found.shape.AlarmArn,
          InsufficientDataActions: found.shape.InsufficientDataActions,
          OKActions: found.shape.OKActions,
          Tags: found.tags,
          ...kind.read(found.shape),
        }
      );
    },
    list: region => kind.names(region),
    attributes({ region, physicalId }) {
      return { Arn: region.arn('cloudwatch', `alarm:${physicalId}`) };
    },
  };
}
