import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'logs',
  protocol: 'json',
  version: 'Logs_20140328',
  loadSchemas: () => require('@aws-sdk/client-cloudwatch-logs'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
