import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'ecs',
  protocol: 'json',
  version: 'AmazonEC2ContainerServiceV20141113',
  loadSchemas: () => require('@aws-sdk/client-ecs'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
