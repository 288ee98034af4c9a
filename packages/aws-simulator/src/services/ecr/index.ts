import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'ecr',
  protocol: 'json',
  version: 'AmazonEC2ContainerRegistry_V20150921',
  // A part of a layer has up to 20 MiB, in base 64.
  largestBody: 28 * 1024 * 1024,
  loadSchemas: () => require('@aws-sdk/client-ecr'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
