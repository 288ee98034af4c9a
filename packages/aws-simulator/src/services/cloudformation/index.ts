import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'cloudformation',
  protocol: 'query',
  version: '2010-05-15',
  loadSchemas: () => require('@aws-sdk/client-cloudformation'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
