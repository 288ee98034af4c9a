import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'route53',
  protocol: 'rest-xml',
  version: '2013-04-01',
  loadSchemas: () => require('@aws-sdk/client-route-53'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
