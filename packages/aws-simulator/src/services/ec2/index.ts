import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'ec2',
  protocol: 'ec2',
  version: '2016-11-15',
  loadSchemas: () => require('@aws-sdk/client-ec2'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
