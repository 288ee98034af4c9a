import { createPermission } from '@backstage/plugin-permission-common';

/** The catalog's resource type: a policy may decide by owner, kind, annotation … of the entity. */
const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';

/**
 * Seeing the status of an entity's ECS service.
 *
 * @public
 */
export const fargateApiStatusReadPermission = createPermission({
  name: 'fargate-api.status.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * All permissions of the fargate-api plugin.
 *
 * @public
 */
export const fargateApiPermissions = [fargateApiStatusReadPermission];
