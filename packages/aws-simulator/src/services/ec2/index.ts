import { ServiceDefinition } from '../ServiceDefinition';
import { operations } from './operations';

export { resourceTypes } from './resources';

export const service: ServiceDefinition = {
  signingName: 'ec2',
  protocol: 'ec2',
  version: '2016-11-15',
  loadSchemas: () => require('@aws-sdk/client-ec2'),
  operations,
};
