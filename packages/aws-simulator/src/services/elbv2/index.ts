import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'elasticloadbalancing',
  protocol: 'query',
  version: '2015-12-01',
  loadSchemas: () => require('@aws-sdk/client-elastic-load-balancing-v2'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
