import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'secretsmanager',
  protocol: 'json',
  version: 'secretsmanager',
  loadSchemas: () => require('@aws-sdk/client-secrets-manager'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
