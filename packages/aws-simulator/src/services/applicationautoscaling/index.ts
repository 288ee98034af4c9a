import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'application-autoscaling',
  protocol: 'json',
  version: 'AnyScaleFrontendService',
  loadSchemas: () => require('@aws-sdk/client-application-auto-scaling'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
