import { ServiceDefinition } from '../ServiceDefinition';
import { CreateStack } from './operations/createStack';
import { DeleteStack } from './operations/deleteStack';
import { DescribeStackEvents } from './operations/describeStackEvents';
import { DescribeStacks, ListStacks } from './operations/describeStacks';
import { ResourceType } from './ResourceType';
import { waitConditionHandle } from './WaitConditionHandle';

export const service: ServiceDefinition = {
  signingName: 'cloudformation',
  protocol: 'query',
  version: '2010-05-15',
  loadSchemas: () => import('@aws-sdk/client-cloudformation'),
  operations: {
    CreateStack,
    DeleteStack,
    DescribeStackEvents,
    DescribeStacks,
    ListStacks,
  },
};

export const resourceTypes: ResourceType[] = [waitConditionHandle];

export { setResourceTypes } from './resourceTypeRegistry';
