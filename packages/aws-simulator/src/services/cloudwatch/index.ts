import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'monitoring',
  protocol: 'json',
  version: 'GraniteServiceVersion20100801',
  loadSchemas: () => require('@aws-sdk/client-cloudwatch'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
