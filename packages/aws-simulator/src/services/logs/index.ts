import { ServiceDefinition } from '../ServiceDefinition';
import * as logEvents from './operations/logEvents';
import * as logGroups from './operations/logGroups';
import * as logStreams from './operations/logStreams';
import { logGroup } from './resources/logGroup';

export const service: ServiceDefinition = {
  signingName: 'logs',
  protocol: 'json',
  version: 'Logs_20140328',
  loadSchemas: () => require('@aws-sdk/client-cloudwatch-logs'),
  operations: { ...logGroups, ...logStreams, ...logEvents },
  resourceTypes: [logGroup],
};
