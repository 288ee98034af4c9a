import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ServiceRef } from '../api/FargateApi';

/** What dialogs and toasts call a service; services of one entity may have the same name. */
export function serviceName(
  { place, name }: ServiceRef,
  status: FargateApiStatus,
): string {
  return place ?? status.service.value?.name ?? name;
}
