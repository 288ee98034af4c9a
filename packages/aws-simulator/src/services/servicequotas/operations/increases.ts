import type * as Api from '@aws-sdk/client-service-quotas';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { CallContext } from '../../ServiceDefinition';
import { IncreaseRequest, ServiceQuotas } from '../model/ServiceQuotas';
import { naming } from './naming';
import { page } from './page';

/** RequestServiceQuotaIncrease. */
export const RequestServiceQuotaIncrease = (
  { region, principalArn }: CallContext,
  input: Api.RequestServiceQuotaIncreaseRequest,
): Api.RequestServiceQuotaIncreaseResponse => {
  if (input.ContextId) {
    throw new AwsError(
      'IllegalArgumentException',
      'The AWS simulator does not support quotas of single resources (ContextId).',
    );
  }
  const quotas = region.service(ServiceQuotas);
  const quota = quotas.quota(input.ServiceCode!, input.QuotaCode!);
  return {
    RequestedQuota: shapeOf(
      region,
      quotas.increase(quota, input.DesiredValue!, principalArn),
    ),
  };
};

/** GetRequestedServiceQuotaChange. */
export const GetRequestedServiceQuotaChange = (
  { region }: CallContext,
  { RequestId }: Api.GetRequestedServiceQuotaChangeRequest,
): Api.GetRequestedServiceQuotaChangeResponse => ({
  RequestedQuota: shapeOf(
    region,
    region.service(ServiceQuotas).request(RequestId!),
  ),
});

/** ListRequestedServiceQuotaChangeHistory. */
export const ListRequestedServiceQuotaChangeHistory = (
  { region }: CallContext,
  input: Api.ListRequestedServiceQuotaChangeHistoryRequest,
): Api.ListRequestedServiceQuotaChangeHistoryResponse => {
  const requests = [...region.service(ServiceQuotas).requests.values()].filter(
    ({ quota, status }) =>
      [undefined, quota.serviceCode].includes(input.ServiceCode) &&
      [undefined, status].includes(input.Status) &&
      input.QuotaRequestedAtLevel !== 'RESOURCE',
  );
  const { items, NextToken } = page(requests, input);
  return {
    RequestedQuotas: items.map(request => shapeOf(region, request)),
    NextToken,
  };
};

function shapeOf(
  region: Region,
  request: IncreaseRequest,
): Api.RequestedServiceQuotaChange {
  return {
    ...naming(region, request.quota),
    Id: request.id,
    DesiredValue: request.desired,
    Status: request.status,
    Created: request.created,
    LastUpdated: request.updated,
    Requester: JSON.stringify({
      accountId: region.accountId,
      callerArn: request.requester,
    }),
    QuotaRequestedAtLevel: 'ACCOUNT',
  };
}
