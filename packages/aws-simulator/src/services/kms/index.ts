import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'kms',
  protocol: 'json',
  version: 'TrentService',
  loadSchemas: () => require('@aws-sdk/client-kms'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
