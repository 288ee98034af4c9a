import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'sqs',
  protocol: 'json',
  version: 'AmazonSQS',
  loadSchemas: () => require('@aws-sdk/client-sqs'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
