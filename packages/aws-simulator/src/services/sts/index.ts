import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'sts',
  protocol: 'query',
  version: '2011-06-15',
  loadSchemas: () => import('@aws-sdk/client-sts'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
