import { ServiceDefinition } from '../ServiceDefinition';
import { ResourceType } from '../ResourceType';
import * as operations from './operations/certificates';
import { certificate } from './resources/certificate';

export const service: ServiceDefinition = {
  signingName: 'acm',
  protocol: 'json',
  version: 'CertificateManager',
  loadSchemas: () => require('@aws-sdk/client-acm'),
  operations: { ...operations },
};

export const resourceTypes: ResourceType[] = [certificate];
