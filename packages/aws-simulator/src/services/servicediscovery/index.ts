import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'servicediscovery',
  protocol: 'json',
  version: 'Route53AutoNaming_v20170314',
  loadSchemas: () => require('@aws-sdk/client-servicediscovery'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
