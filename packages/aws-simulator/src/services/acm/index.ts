import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations/certificates';
import { certificate } from './resources/certificate';

export const service: ServiceDefinition = {
  signingName: 'acm',
  protocol: 'json',
  version: 'CertificateManager',
  loadSchemas: () => require('@aws-sdk/client-acm'),
  operations: { ...operations },
  resourceTypes: [certificate],
};
