import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'sns',
  protocol: 'query',
  version: '2010-03-31',
  loadSchemas: () => require('@aws-sdk/client-sns'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
