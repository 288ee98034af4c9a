import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'ecs',
  protocol: 'json',
  version: 'AmazonEC2ContainerServiceV20141113',
  loadSchemas: () => require('@aws-sdk/client-ecs'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
