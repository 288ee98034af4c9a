import { ResourceRequest } from '../../../ResourceType';
import { HandlerCalls, likelyName, tagsFor } from './HandlerCalls';

const namespace = (create: string, update: string): HandlerCalls => ({
  names: ({ physicalId }) => ({ Id: physicalId }),
  create: (request: ResourceRequest) => [
    [
      `servicediscovery:${create}`,
      {
        Name: request.properties.Name,
        Vpc: request.properties.Vpc,
        Tags: tagsFor(request),
      },
    ],
  ],
  update: ({ physicalId: Id }) => [[`servicediscovery:${update}`, { Id }]],
  delete: ({ physicalId: Id }) => [
    ['servicediscovery:DeleteNamespace', { Id }],
  ],
});

/** The resource types of Cloud Map */
export const servicediscovery: Record<string, HandlerCalls> = {
  'AWS::ServiceDiscovery::HttpNamespace': namespace(
    'CreateHttpNamespace',
    'UpdateHttpNamespace',
  ),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': namespace(
    'CreatePrivateDnsNamespace',
    'UpdatePrivateDnsNamespace',
  ),
  'AWS::ServiceDiscovery::Service': {
    names: ({ physicalId }) => ({ Id: physicalId, ServiceId: physicalId }),
    create: request => [
      [
        'servicediscovery:CreateService',
        {
          Name: likelyName(request, request.properties.Name),
          NamespaceId:
            request.properties.NamespaceId ??
            request.properties.DnsConfig?.NamespaceId,
          Tags: tagsFor(request),
        },
      ],
    ],
    update: ({ physicalId: Id }) => [
      ['servicediscovery:UpdateService', { Id }],
    ],
    delete: ({ physicalId: Id }) => [
      ['servicediscovery:DeleteService', { Id }],
    ],
  },
};
