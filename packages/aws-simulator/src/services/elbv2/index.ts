import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'elasticloadbalancing',
  protocol: 'query',
  version: '2015-12-01',
  loadSchemas: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
