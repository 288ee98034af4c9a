import { ServiceDefinition } from '../ServiceDefinition';
import * as resourceTypes from './resources';

/** Has no API: functions are there for custom resources, and made by CloudFormation alone. */
export const service: ServiceDefinition = {
  signingName: 'lambda',
  protocol: 'json',
  version: 'AWSLambda',
  loadSchemas: () => ({}),
  operations: {},
  resourceTypes: Object.values(resourceTypes),
};
