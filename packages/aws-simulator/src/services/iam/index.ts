import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'iam',
  protocol: 'query',
  version: '2010-05-08',
  loadSchemas: () => require('@aws-sdk/client-iam'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
