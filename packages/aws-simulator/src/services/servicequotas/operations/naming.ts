import { Region } from '../../../world/World';
import { KnownQuota, SERVICES } from '../model/knownQuotas';

/** What quotas and requests say alike of a quota. */
export function naming(
  region: Region,
  { serviceCode, code, name, global }: KnownQuota,
) {
  return {
    ServiceCode: serviceCode,
    ServiceName: SERVICES[serviceCode],
    QuotaCode: code,
    QuotaName: name,
    QuotaArn: region.arn('servicequotas', `${serviceCode}/${code}`),
    Unit: 'None',
    GlobalQuota: global,
  };
}
