import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'events',
  protocol: 'json',
  version: 'AWSEvents',
  loadSchemas: () => require('@aws-sdk/client-eventbridge'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
