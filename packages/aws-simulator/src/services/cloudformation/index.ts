import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'cloudformation',
  protocol: 'query',
  version: '2010-05-15',
  loadSchemas: () => require('@aws-sdk/client-cloudformation'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
