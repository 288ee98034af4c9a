import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 's3',
  protocol: 's3',
  version: '2006-03-01',
  largestBody: 16 * 1024 * 1024,
  loadSchemas: () => require('@aws-sdk/client-s3'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
