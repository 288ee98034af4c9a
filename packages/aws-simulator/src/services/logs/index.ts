import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'logs',
  protocol: 'json',
  version: 'Logs_20140328',
  loadSchemas: () => require('@aws-sdk/client-cloudwatch-logs'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
