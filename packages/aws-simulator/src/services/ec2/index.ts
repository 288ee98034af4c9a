import { ServiceDefinition } from '../ServiceDefinition';

export const service: ServiceDefinition = {
  signingName: 'ec2',
  protocol: 'ec2',
  version: '2016-11-15',
  loadSchemas: () => require('@aws-sdk/client-ec2'),
  operations: {},
};

export { resourceTypes } from './resources';
