import { ServiceDefinition } from '../ServiceDefinition';
import * as resourceTypes from './resources';

/** Has no API: file systems are made by CloudFormation alone. */
export const service: ServiceDefinition = {
  signingName: 'elasticfilesystem',
  protocol: 'json',
  version: 'EFS',
  loadSchemas: () => ({}),
  operations: {},
  resourceTypes: Object.values(resourceTypes),
};
