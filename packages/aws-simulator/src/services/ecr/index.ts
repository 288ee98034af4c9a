import { ServiceDefinition } from '../ServiceDefinition';
import { DescribeImages } from './operations/describeImages';

export const service: ServiceDefinition = {
  signingName: 'ecr',
  protocol: 'json',
  version: 'AmazonEC2ContainerRegistry_V20150921',
  loadSchemas: () => require('@aws-sdk/client-ecr'),
  operations: { DescribeImages },
};
