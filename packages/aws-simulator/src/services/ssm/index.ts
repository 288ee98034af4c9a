import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'ssm',
  protocol: 'json',
  version: 'AmazonSSM',
  loadSchemas: () => require('@aws-sdk/client-ssm'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
