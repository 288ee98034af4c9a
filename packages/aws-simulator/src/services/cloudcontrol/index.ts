import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';

/** Cloud Control API. It reads; what it changes on AWS is changed by the services' own APIs here. */
export const service: ServiceDefinition = {
  signingName: 'cloudcontrolapi',
  protocol: 'json',
  version: 'CloudApiService',
  loadSchemas: () => require('@aws-sdk/client-cloudcontrol'),
  operations: { ...operations },
};
