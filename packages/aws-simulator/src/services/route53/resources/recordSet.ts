import { ResourceType } from '../../ResourceType';
import {
  putRecords,
  RECORD_PROPERTIES,
  RECORD_SECONDS,
  removeRecords,
} from './recordsOf';

/** `AWS::Route53::RecordSet` */
export const recordSet: ResourceType = {
  typeName: 'AWS::Route53::RecordSet',
  sdkServiceName: 'Route53',
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
  attributes: () => ({}),
};
