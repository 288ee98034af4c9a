import { ServiceDefinition } from '../ServiceDefinition';
import { resourceTypes } from './resources';
import { operations } from './operations';

export const service: ServiceDefinition = {
  signingName: 'ec2',
  protocol: 'ec2',
  version: '2016-11-15',
  loadSchemas: () => require('@aws-sdk/client-ec2'),
  operations,
  resourceTypes,
};
