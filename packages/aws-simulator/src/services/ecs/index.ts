import { ServiceDefinition } from '../ServiceDefinition';
import { operations } from './operations';
import { capacityProviderAssociations } from './resources/capacityProviderAssociations';
import { cluster } from './resources/cluster';
import { service as ecsService } from './resources/service';
import { taskDefinition } from './resources/taskDefinition';

export const service: ServiceDefinition = {
  signingName: 'ecs',
  protocol: 'json',
  version: 'AmazonEC2ContainerServiceV20141113',
  loadSchemas: () => require('@aws-sdk/client-ecs'),
  operations,
  resourceTypes: [
    cluster,
    capacityProviderAssociations,
    taskDefinition,
    ecsService,
  ],
};
