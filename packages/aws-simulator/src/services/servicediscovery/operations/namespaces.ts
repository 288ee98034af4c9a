import type {
  CreateHttpNamespaceRequest,
  CreateHttpNamespaceResponse,
  CreatePrivateDnsNamespaceRequest,
  CreatePrivateDnsNamespaceResponse,
  DeleteNamespaceRequest,
  DeleteNamespaceResponse,
  GetNamespaceRequest,
  GetNamespaceResponse,
  ListNamespacesRequest,
  ListNamespacesResponse,
  Namespace as NamespaceView,
  UpdateHttpNamespaceRequest,
  UpdateHttpNamespaceResponse,
  UpdatePrivateDnsNamespaceRequest,
  UpdatePrivateDnsNamespaceResponse,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { CallContext } from '../../ServiceDefinition';
import {
  createNamespace,
  deleteNamespace,
  NamespaceInput,
  requireEmpty,
  requireFreeName,
} from '../model/namespaces';
import { submit } from '../model/operations';
import { Namespace, ServiceDiscovery } from '../model/ServiceDiscovery';
import { page } from './page';
import { tagsOf } from './tagsOf';

/** GetNamespace. */
export function GetNamespace(
  { region }: CallContext,
  { Id = '' }: GetNamespaceRequest,
): GetNamespaceResponse {
  const discovery = region.service(ServiceDiscovery);
  return { Namespace: view(discovery, discovery.namespace(Id)) };
}

/** CreateHttpNamespace. */
export function CreateHttpNamespace(
  { region }: CallContext,
  { Description, Name = '', Tags }: CreateHttpNamespaceRequest,
): CreateHttpNamespaceResponse {
  return create(region.service(ServiceDiscovery), {
    name: Name,
    description: Description,
    tags: tagsOf(Tags),
  });
}

/** CreatePrivateDnsNamespace. */
export function CreatePrivateDnsNamespace(
  { region }: CallContext,
  {
    Description,
    Name = '',
    Properties,
    Tags,
    Vpc,
  }: CreatePrivateDnsNamespaceRequest,
): CreatePrivateDnsNamespaceResponse {
  if (Properties) {
    throw new AwsError(
      'InvalidInput',
      'The AWS simulator does not support properties of namespaces.',
    );
  }
  return create(region.service(ServiceDiscovery), {
    name: Name,
    description: Description,
    tags: tagsOf(Tags),
    vpcId: Vpc,
  });
}

/** UpdateHttpNamespace: its description. */
export function UpdateHttpNamespace(
  { region }: CallContext,
  { Id = '', Namespace: change }: UpdateHttpNamespaceRequest,
): UpdateHttpNamespaceResponse {
  return describe(region.service(ServiceDiscovery), Id, change?.Description);
}

/** UpdatePrivateDnsNamespace: its description. */
export function UpdatePrivateDnsNamespace(
  { region }: CallContext,
  { Id = '', Namespace: change }: UpdatePrivateDnsNamespaceRequest,
): UpdatePrivateDnsNamespaceResponse {
  if (change?.Properties) {
    throw new AwsError(
      'InvalidInput',
      'The AWS simulator does not support properties of namespaces.',
    );
  }
  return describe(region.service(ServiceDiscovery), Id, change?.Description);
}

/** DeleteNamespace. */
export function DeleteNamespace(
  { region }: CallContext,
  { Id = '' }: DeleteNamespaceRequest,
): DeleteNamespaceResponse {
  const discovery = region.service(ServiceDiscovery);
  const namespace = discovery.namespace(Id);
  requireEmpty(discovery, namespace);
  return {
    OperationId: submit(
      discovery,
      'DELETE_NAMESPACE',
      { NAMESPACE: namespace.id },
      () => deleteNamespace(discovery, namespace),
    ),
  };
}

function create(
  discovery: ServiceDiscovery,
  input: NamespaceInput,
): { OperationId: string } {
  requireFreeName(discovery, input.name);
  const { vpcs } = discovery.region.service(Ec2);
  if (input.vpcId !== undefined && !vpcs.has(input.vpcId)) {
    throw new AwsError(
      'InvalidInput',
      `The VPC ID '${input.vpcId}' does not exist`,
    );
  }
  const id = discovery.newId('ns');
  return {
    OperationId: submit(
      discovery,
      'CREATE_NAMESPACE',
      { NAMESPACE: id },
      () => {
        createNamespace(discovery, input, id);
      },
    ),
  };
}

function describe(
  discovery: ServiceDiscovery,
  id: string,
  description: string | undefined,
): { OperationId: string } {
  const namespace = discovery.namespace(id);
  return {
    OperationId: submit(
      discovery,
      'UPDATE_NAMESPACE',
      { NAMESPACE: namespace.id },
      () => {
        namespace.description = description ?? namespace.description;
      },
    ),
  };
}

/** ListNamespaces, all or those of types and names. */
export function ListNamespaces(
  { region }: CallContext,
  { Filters = [], ...request }: ListNamespacesRequest,
): ListNamespacesResponse {
  const discovery = region.service(ServiceDiscovery);
  const valueOf = (namespace: Namespace, filter = '') => {
    switch (filter) {
      case 'TYPE':
        return namespace.type;
      case 'NAME':
      case 'HTTP_NAME':
        return namespace.name;
      default:
        throw new AwsError(
          'InvalidInput',
          `The AWS simulator does not support the filter ${filter}.`,
        );
    }
  };
  const { items, NextToken } = page(
    [...discovery.namespaces.values()].filter(namespace =>
      Filters.every(({ Name, Values }) =>
        Values?.includes(valueOf(namespace, Name)),
      ),
    ),
    request,
  );
  return {
    Namespaces: items.map(namespace => view(discovery, namespace)),
    NextToken,
  };
}

function view(
  discovery: ServiceDiscovery,
  namespace: Namespace,
): NamespaceView {
  const { id, arn, name, type, description, createDate, hostedZoneId } =
    namespace;
  return {
    Id: id,
    Arn: arn,
    Name: name,
    Type: type,
    Description: description,
    CreateDate: createDate,
    ServiceCount: discovery.servicesOf(namespace).length,
    Properties: {
      HttpProperties: { HttpName: name },
      DnsProperties: hostedZoneId
        ? { HostedZoneId: hostedZoneId, SOA: { TTL: 15 } }
        : undefined,
    },
  };
}
