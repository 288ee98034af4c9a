import { parseEntityRef } from '@backstage/catalog-model';

/** `dev` for `resource:default/dev` */
export function environmentLabel(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
