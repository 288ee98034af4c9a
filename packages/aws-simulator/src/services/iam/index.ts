import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'iam',
  protocol: 'query',
  version: '2010-05-08',
  loadSchemas: () => require('@aws-sdk/client-iam'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
