import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';

export const service: ServiceDefinition = {
  signingName: 'servicequotas',
  protocol: 'json',
  version: 'ServiceQuotasV20190624',
  loadSchemas: () => require('@aws-sdk/client-service-quotas'),
  operations: { ...operations },
};
