import type * as Api from '@aws-sdk/client-service-quotas';
import { CallContext } from '../../ServiceDefinition';
import { KnownQuota, SERVICES } from '../model/knownQuotas';
import { ServiceQuotas } from '../model/ServiceQuotas';
import { naming } from './naming';
import { page } from './page';

/** ListServices. */
export const ListServices = (
  _context: CallContext,
  input: Api.ListServicesRequest,
): Api.ListServicesResponse => {
  const { items, NextToken } = page(Object.entries(SERVICES), input);
  return {
    Services: items.map(([ServiceCode, ServiceName]) => ({
      ServiceCode,
      ServiceName,
    })),
    NextToken,
  };
};

/** ListServiceQuotas. */
export const ListServiceQuotas = (
  context: CallContext,
  input: Api.ListServiceQuotasRequest,
): Api.ListServiceQuotasResponse => {
  const quotas = context.region
    .service(ServiceQuotas)
    .of(input.ServiceCode!)
    .filter(
      ({ code }) =>
        [undefined, code].includes(input.QuotaCode) &&
        input.QuotaAppliedAtLevel !== 'RESOURCE',
    );
  const { items, NextToken } = page(quotas, input);
  return { Quotas: items.map(quota => applied(context, quota)), NextToken };
};

/** ListAWSDefaultServiceQuotas. */
export const ListAWSDefaultServiceQuotas = (
  context: CallContext,
  input: Api.ListAWSDefaultServiceQuotasRequest,
): Api.ListAWSDefaultServiceQuotasResponse => {
  const quotas = context.region.service(ServiceQuotas).of(input.ServiceCode!);
  const { items, NextToken } = page(quotas, input);
  return { Quotas: items.map(quota => byDefault(context, quota)), NextToken };
};

/** GetServiceQuota. */
export const GetServiceQuota = (
  context: CallContext,
  { ServiceCode, QuotaCode }: Api.GetServiceQuotaRequest,
): Api.GetServiceQuotaResponse => ({
  Quota: applied(
    context,
    context.region.service(ServiceQuotas).quota(ServiceCode!, QuotaCode!),
  ),
});

/** GetAWSDefaultServiceQuota. */
export const GetAWSDefaultServiceQuota = (
  context: CallContext,
  { ServiceCode, QuotaCode }: Api.GetAWSDefaultServiceQuotaRequest,
): Api.GetAWSDefaultServiceQuotaResponse => ({
  Quota: byDefault(
    context,
    context.region.service(ServiceQuotas).quota(ServiceCode!, QuotaCode!),
  ),
});

function applied({ region }: CallContext, quota: KnownQuota): Api.ServiceQuota {
  return {
    ...naming(region, quota),
    Value: quota.get(region),
    Adjustable: quota.adjustable,
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}

function byDefault(context: CallContext, quota: KnownQuota): Api.ServiceQuota {
  return {
    ...applied(context, quota),
    Value: context.region.service(ServiceQuotas).defaultOf(quota),
  };
}
