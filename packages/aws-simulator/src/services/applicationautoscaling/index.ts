import { ServiceDefinition } from '../ServiceDefinition';
import { operations } from './operations';
import { scalableTarget } from './resources/scalableTarget';
import { scalingPolicy } from './resources/scalingPolicy';

export const service: ServiceDefinition = {
  signingName: 'application-autoscaling',
  protocol: 'json',
  version: 'AnyScaleFrontendService',
  loadSchemas: () => require('@aws-sdk/client-application-auto-scaling'),
  operations,
  resourceTypes: [scalableTarget, scalingPolicy],
};
