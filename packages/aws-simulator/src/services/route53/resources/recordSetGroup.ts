import { ResourceRequest, ResourceType } from '../../ResourceType';
import { physicalName } from '../../physicalName';
import { requireSupportedProperties } from '../../supportedProperties';
import {
  batchOf,
  putRecords,
  readRecord,
  RECORD_PROPERTIES,
  RECORD_SECONDS,
  removeRecords,
} from './recordsOf';

const MAX_ID_LENGTH = 128;

/** `AWS::Route53::RecordSetGroup` */
export const recordSetGroup: ResourceType = {
  typeName: 'AWS::Route53::RecordSetGroup',
  sdkServiceName: 'Route53',
  api: {
    service: 'route53',
    operation: 'ChangeResourceRecordSets',
    input: ({ RecordSets = [], Comment }) => batchOf(RecordSets, Comment),
  },
  seconds: RECORD_SECONDS,
  supportedProperties: [
    'Comment',
    'HostedZoneId',
    'HostedZoneName',
    'RecordSets',
  ],
  create(request) {
    putRecords(request, request.properties, wantedRecords(request));
    return physicalName(request, MAX_ID_LENGTH);
  },
  update(request) {
    const { properties, previousProperties } = request;
    putRecords(
      request,
      properties,
      wantedRecords(request),
      recordsOf(previousProperties),
    );
  },
  delete(request) {
    removeRecords(request, request.properties, recordsOf(request.properties));
  },
  read({ region, properties }) {
    const records = recordsOf(properties).flatMap(record => {
      const { HostedZoneId, HostedZoneName, ...model } =
        readRecord(region, properties, record) ?? {};
      return model.Name ? [model] : [];
    });
    const { HostedZoneId, HostedZoneName } = properties;
    return records.length > 0
      ? { HostedZoneId, HostedZoneName, RecordSets: records }
      : undefined;
  },
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};

function wantedRecords({ properties }: ResourceRequest): Record<string, any>[] {
  const records = recordsOf(properties);
  records.forEach(record =>
    requireSupportedProperties(record, RECORD_PROPERTIES),
  );
  return records;
}

function recordsOf({
  RecordSets = [],
}: ResourceRequest['properties']): Record<string, any>[] {
  return RecordSets;
}
