import { createPermission } from '@backstage/plugin-permission-common';

/** The resource type of catalog entities, so that a policy can decide by owner, kind or annotation. */
const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';

/**
 * Read the status of the ECS service of an entity.
 *
 * @public
 */
export const fargateApiStatusReadPermission = createPermission({
  name: 'fargate-api.status.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Force a new deployment of the ECS service of an entity.
 *
 * @public
 */
export const fargateApiServiceRestartPermission = createPermission({
  name: 'fargate-api.service.restart',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Set the desired count of the ECS service of an entity.
 *
 * @public
 */
export const fargateApiServiceScalePermission = createPermission({
  name: 'fargate-api.service.scale',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Stop one task of the ECS service of an entity; ECS starts a replacement.
 *
 * @public
 */
export const fargateApiTaskStopPermission = createPermission({
  name: 'fargate-api.task.stop',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Read the last log lines of a task of the ECS service of an entity.
 *
 * @public
 */
export const fargateApiLogsReadPermission = createPermission({
  name: 'fargate-api.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Check which VPCs can reach the internal API of an entity. It shows the VPCs in
 * the targets of its region, and the routes and attachments of one of them.
 *
 * @public
 */
export const fargateApiConsumersCheckPermission = createPermission({
  name: 'fargate-api.consumers.check',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * All permissions of the fargate-api plugin.
 *
 * @public
 */
export const fargateApiPermissions = [
  fargateApiStatusReadPermission,
  fargateApiServiceRestartPermission,
  fargateApiServiceScalePermission,
  fargateApiTaskStopPermission,
  fargateApiLogsReadPermission,
  fargateApiConsumersCheckPermission,
];
