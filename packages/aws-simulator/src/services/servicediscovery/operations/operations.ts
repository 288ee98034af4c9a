import type {
  GetOperationRequest,
  GetOperationResponse,
  ListOperationsRequest,
  ListOperationsResponse,
  OperationFilter,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Operation, ServiceDiscovery } from '../model/ServiceDiscovery';
import { page } from './page';

/** GetOperation. */
export function GetOperation(
  { region }: CallContext,
  { OperationId = '' }: GetOperationRequest,
): GetOperationResponse {
  const found = region.service(ServiceDiscovery).operations.get(OperationId);
  if (!found) {
    throw new AwsError(
      'OperationNotFound',
      `Operation not found for provided ID: ${OperationId}.`,
    );
  }
  return {
    Operation: {
      CreateDate: found.createDate,
      ErrorCode: found.error?.code,
      ErrorMessage: found.error?.message,
      Id: found.id,
      Status: found.status,
      Targets: found.targets,
      Type: found.type,
      UpdateDate: found.updateDate,
    },
  };
}

/** ListOperations, all or those with some targets, types and states. */
export function ListOperations(
  { region }: CallContext,
  { Filters = [], ...request }: ListOperationsRequest,
): ListOperationsResponse {
  const { items, NextToken } = page(
    [...region.service(ServiceDiscovery).operations.values()].filter(one =>
      Filters.every(filter => matches(one, filter)),
    ),
    request,
  );
  return {
    NextToken,
    Operations: items.map(({ id, status }) => ({ Id: id, Status: status })),
  };
}

function matches(
  { status, targets, type }: Operation,
  { Name, Values = [] }: OperationFilter,
): boolean {
  switch (Name) {
    case 'NAMESPACE_ID':
      return Values.includes(targets.NAMESPACE ?? '');
    case 'SERVICE_ID':
      return Values.includes(targets.SERVICE ?? '');
    case 'STATUS':
      return Values.includes(status);
    case 'TYPE':
      return Values.includes(type);
    default:
      throw new AwsError(
        'InvalidInput',
        `The AWS simulator does not support the filter ${Name}.`,
      );
  }
}
