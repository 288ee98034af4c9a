import { ServiceDefinition } from '../ServiceDefinition';
import * as operations from './operations';
import { dryRun } from './operations/dryRun';
import * as resourceTypes from './resources';

export const service: ServiceDefinition = {
  signingName: 'ec2',
  protocol: 'ec2',
  version: '2016-11-15',
  loadSchemas: () => require('@aws-sdk/client-ec2'),
  operations: Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      dryRun(operation),
    ]),
  ),
  resourceTypes: Object.values(resourceTypes),
};
