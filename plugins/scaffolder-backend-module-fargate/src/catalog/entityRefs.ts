import { stringifyEntityRef } from '@backstage/catalog-model';

interface Name {
  namespace: string;
  name: string;
}

/** `resource:default/dev` */
export function environmentRef({ namespace, name }: Name): string {
  return stringifyEntityRef({ kind: 'Resource', namespace, name });
}

/** `api:default/orders` */
export function apiRef({ namespace, name }: Name): string {
  return stringifyEntityRef({ kind: 'API', namespace, name });
}

/** `component:default/orders` */
export function componentRef({ namespace, name }: Name): string {
  return stringifyEntityRef({ kind: 'Component', namespace, name });
}

/** `resource:default/api-acme-com` */
export function dnsZoneRef({ namespace, name }: Name): string {
  return stringifyEntityRef({ kind: 'Resource', namespace, name });
}
