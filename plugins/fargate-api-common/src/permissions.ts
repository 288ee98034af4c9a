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
 * Deploying an entity's service again as it is.
 *
 * @public
 */
export const fargateApiServiceRestartPermission = createPermission({
  name: 'fargate-api.service.restart',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Setting how many tasks an entity's service wants.
 *
 * @public
 */
export const fargateApiServiceScalePermission = createPermission({
  name: 'fargate-api.service.scale',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Stopping one task of an entity's service; ECS starts another.
 *
 * @public
 */
export const fargateApiTaskStopPermission = createPermission({
  name: 'fargate-api.task.stop',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Reading the last log lines of a task of an entity's service.
 *
 * @public
 */
export const fargateApiLogsReadPermission = createPermission({
  name: 'fargate-api.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Checking who can reach an entity's internal API: tells of the VPCs in the
 * targets of its region, and of the routes and attachments of one of them.
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
