import { ResourceType } from '../../ResourceType';
import {
  batchOf,
  putRecords,
  readRecord,
  RECORD_PROPERTIES,
  RECORD_SECONDS,
  removeRecords,
} from './recordsOf';

/** `AWS::Route53::RecordSet` */
export const recordSet: ResourceType = {
  typeName: 'AWS::Route53::RecordSet',
  sdkServiceName: 'Route53',
  api: {
    service: 'route53',
    operation: 'ChangeResourceRecordSets',
    input: record => batchOf([record], record.Comment),
  },
  seconds: RECORD_SECONDS,
  supportedProperties: RECORD_PROPERTIES,
  create(request) {
    putRecords(request, request.properties, [request.properties]);
    return request.properties.Name;
  },
  update(request) {
    const { properties, previousProperties } = request;
    putRecords(request, properties, [properties], [previousProperties]);
  },
  delete(request) {
    removeRecords(request, request.properties, [request.properties]);
  },
  read: ({ region, properties }) => readRecord(region, properties, properties),
  attributes: () => ({}),
};
