import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../ResourceType';
import { operations } from './operations';
import { scalableTarget } from './resources/scalableTarget';
import { scalingPolicy } from './resources/scalingPolicy';

export const service: ServiceDefinition = {
  signingName: 'application-autoscaling',
  protocol: 'json',
  version: 'AnyScaleFrontendService',
  loadSchemas: () => require('@aws-sdk/client-application-auto-scaling'),
  operations,
};

export const resourceTypes: ResourceType[] = [scalableTarget, scalingPolicy];
