import { ServiceDefinition } from '../ServiceDefinition';
import { assumeRole } from './operations/assumeRole';
import { getCallerIdentity } from './operations/getCallerIdentity';

export const service: ServiceDefinition = {
  signingName: 'sts',
  protocol: 'query',
  version: '2011-06-15',
  loadSchemas: () => require('@aws-sdk/client-sts'),
  operations: {
    AssumeRole: assumeRole,
    GetCallerIdentity: getCallerIdentity,
  },
};
