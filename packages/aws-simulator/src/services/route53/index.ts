import { ServiceDefinition } from '../ServiceDefinition';
import { resourceTypes } from './resources';
import * as hostedZones from './operations/hostedZones';
import * as records from './operations/records';
import * as tags from './operations/tags';

export const service: ServiceDefinition = {
  signingName: 'route53',
  protocol: 'rest-xml',
  version: '2013-04-01',
  loadSchemas: () => require('@aws-sdk/client-route-53'),
  operations: { ...hostedZones, ...records, ...tags },
  resourceTypes,
};
