import { ServiceDefinition } from '../ServiceDefinition';
import { resourceTypes } from './resources';
import * as rolePolicies from './operations/rolePolicies';
import * as roles from './operations/roles';

export const service: ServiceDefinition = {
  signingName: 'iam',
  protocol: 'query',
  version: '2010-05-08',
  loadSchemas: () => require('@aws-sdk/client-iam'),
  operations: { ...roles, ...rolePolicies },
  resourceTypes,
};
