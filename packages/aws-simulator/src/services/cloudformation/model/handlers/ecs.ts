import { apiInput } from '../../../ecs/model/templateForm';
import { ResourceRequest } from '../../../ResourceType';
import { differs, HandlerCalls, likelyName, tagsFor } from './HandlerCalls';

const tags = (request: ResourceRequest) => ({
  tags: tagsFor(request).map(({ Key, Value }) => ({ key: Key, value: Value })),
});

const settings = ({ properties }: ResourceRequest) => {
  const { Tags, ...rest } = properties;
  return apiInput(rest);
};

const clusterNames: HandlerCalls['names'] = ({ physicalId }) => ({
  cluster: physicalId,
});

const serviceNames: HandlerCalls['names'] = ({ physicalId }) => ({
  cluster: physicalId.split('/')[1],
  service: physicalId,
  resourceArn: physicalId,
});

/** ECS's resource types */
export const ecs: Record<string, HandlerCalls> = {
  'AWS::ECS::Cluster': {
    names: clusterNames,
    create: request => [
      [
        'ecs:CreateCluster',
        {
          ...settings(request),
          clusterName: likelyName(request, request.properties.ClusterName),
          ...tags(request),
        },
      ],
    ],
    update: request => [
      ['ecs:UpdateCluster', clusterNames(request)],
      ...(differs(
        request,
        'CapacityProviders',
        'DefaultCapacityProviderStrategy',
      )
        ? [['ecs:PutClusterCapacityProviders', clusterNames(request)] as const]
        : []),
      [
        'ecs:TagResource',
        {
          resourceArn: request.region.arn(
            'ecs',
            `cluster/${request.physicalId}`,
          ),
          ...tags(request),
        },
      ],
    ],
    delete: request => [['ecs:DeleteCluster', clusterNames(request)]],
  },
  'AWS::ECS::ClusterCapacityProviderAssociations': {
    names: ({ properties }) => ({ cluster: properties.Cluster }),
    create: request => [['ecs:PutClusterCapacityProviders', settings(request)]],
    update: request => [['ecs:PutClusterCapacityProviders', settings(request)]],
    delete: ({ properties }) => [
      ['ecs:PutClusterCapacityProviders', { cluster: properties.Cluster }],
    ],
  },
  'AWS::ECS::Service': {
    names: serviceNames,
    create: request => [
      [
        'ecs:CreateService',
        {
          ...settings(request),
          serviceName: likelyName(request, request.properties.ServiceName),
          ...tags(request),
        },
      ],
    ],
    update: request => [
      [
        'ecs:UpdateService',
        {
          ...settings(request),
          ...serviceNames(request),
          resourceArn: undefined,
        },
      ],
      [
        'ecs:TagResource',
        { resourceArn: request.physicalId, ...tags(request) },
      ],
    ],
    delete: request => [
      [
        'ecs:DeleteService',
        { ...serviceNames(request), resourceArn: undefined },
      ],
    ],
  },
  'AWS::ECS::TaskDefinition': {
    names: ({ physicalId }) => ({
      taskDefinition: physicalId,
      resourceArn: physicalId,
    }),
    create: request => [
      [
        'ecs:RegisterTaskDefinition',
        {
          ...settings(request),
          family: likelyName(request, request.properties.Family),
          ...tags(request),
        },
      ],
    ],
    update: request => [
      [
        'ecs:TagResource',
        { resourceArn: request.physicalId, ...tags(request) },
      ],
    ],
    delete: ({ physicalId }) => [
      ['ecs:DeregisterTaskDefinition', { taskDefinition: physicalId }],
    ],
  },
};
