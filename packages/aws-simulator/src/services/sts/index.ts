import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';

export const service: ServiceDefinition = {
  signingName: 'sts',
  protocol: 'query',
  version: '2011-06-15',
  loadSchemas: () => require('@aws-sdk/client-sts'),
  operations: { ...operations },
  unsigned: ['AssumeRoleWithWebIdentity'],
};
