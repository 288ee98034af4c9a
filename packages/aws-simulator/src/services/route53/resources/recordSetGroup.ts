import { ResourceRequest, ResourceType } from '../../ResourceType';
import { onlyProperties } from '../../onlyProperties';
import { physicalName } from '../../physicalName';
import { putRecords, RECORD_SECONDS, removeRecords } from './recordsOf';

const PROPERTIES = ['Comment', 'HostedZoneId', 'HostedZoneName', 'RecordSets'];

const MAX_ID_LENGTH = 128;

/** `AWS::Route53::RecordSetGroup` */
export const recordSetGroup: ResourceType = {
  typeName: 'AWS::Route53::RecordSetGroup',
  sdkServiceName: 'Route53',
  seconds: RECORD_SECONDS,
  create(request) {
    onlyProperties(request, PROPERTIES);
    putRecords(request, request.properties, recordsOf(request.properties));
    return physicalName(request, MAX_ID_LENGTH);
  },
  update(request) {
    onlyProperties(request, PROPERTIES);
    const { properties, previousProperties } = request;
    putRecords(
      request,
      properties,
      recordsOf(properties),
      recordsOf(previousProperties),
    );
  },
  delete(request) {
    removeRecords(request, request.properties, recordsOf(request.properties));
  },
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};

function recordsOf({
  RecordSets = [],
}: ResourceRequest['properties']): Record<string, any>[] {
  return RecordSets;
}
