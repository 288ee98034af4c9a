import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'acm',
  protocol: 'json',
  version: 'CertificateManager',
  loadSchemas: () => require('@aws-sdk/client-acm'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
