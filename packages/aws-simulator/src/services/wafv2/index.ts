import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'wafv2',
  protocol: 'json',
  version: 'AWSWAF_20190729',
  loadSchemas: () => require('@aws-sdk/client-wafv2'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
