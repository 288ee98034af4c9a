import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../cloudformation/ResourceType';

export const service: ServiceDefinition = {
  signingName: 'application-autoscaling',
  protocol: 'json',
  version: 'AnyScaleFrontendService',
  loadSchemas: () => require('@aws-sdk/client-application-auto-scaling'),
  operations: {},
};

export const resourceTypes: ResourceType[] = [];
