import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';

export const service: ServiceDefinition = {
  signingName: 'tagging',
  protocol: 'json',
  version: 'ResourceGroupsTaggingAPI_20170126',
  loadSchemas: () => require('@aws-sdk/client-resource-groups-tagging-api'),
  operations: { ...operations },
};
