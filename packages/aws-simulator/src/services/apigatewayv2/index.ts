import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'apigateway',
  protocol: 'rest-json',
  version: '2018-11-29',
  loadSchemas: () => require('@aws-sdk/client-apigatewayv2'),
  operations: { ...operations },
  resourceTypes: Object.values(resourceTypes),
};
