import { createPermission } from '@backstage/plugin-permission-common';

/** The resource type of catalog entities, so that a policy can decide by owner, kind or annotation. */
const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';

/**
 * The resource type of targets, the account and region pairs of
 * `fargateApi.targets`. A resource reference is the name of a target.
 *
 * @public
 */
export const RESOURCE_TYPE_FARGATE_API_TARGET = 'fargate-api-target';

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
 * Deploy an API to an environment, with a name in a DNS zone. The resource is the
 * entity of each, because the API has none yet.
 *
 * @public
 */
export const fargateApiApiCreatePermission = createPermission({
  name: 'fargate-api.api.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Change a deployed API, or deploy it again.
 *
 * @public
 */
export const fargateApiApiUpdatePermission = createPermission({
  name: 'fargate-api.api.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Approve deployments to an environment, where the target requires that. The resource is
 * the entity of the environment. Nobody approves what they asked for themselves.
 *
 * @public
 */
export const fargateApiDeploymentApprovePermission = createPermission({
  name: 'fargate-api.deployment.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Delete a deployed API.
 *
 * @public
 */
export const fargateApiApiDeletePermission = createPermission({
  name: 'fargate-api.api.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Create an environment in a target.
 *
 * @public
 */
export const fargateApiEnvironmentCreatePermission = createPermission({
  name: 'fargate-api.environment.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_FARGATE_API_TARGET,
});

/**
 * Change an environment: its VPC, its cluster, its connectivity.
 *
 * @public
 */
export const fargateApiEnvironmentUpdatePermission = createPermission({
  name: 'fargate-api.environment.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Delete an environment.
 *
 * @public
 */
export const fargateApiEnvironmentDeletePermission = createPermission({
  name: 'fargate-api.environment.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Create a DNS zone in a target.
 *
 * @public
 */
export const fargateApiZoneCreatePermission = createPermission({
  name: 'fargate-api.zone.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_FARGATE_API_TARGET,
});

/**
 * Change a DNS zone, its delegation or its certificate.
 *
 * @public
 */
export const fargateApiZoneUpdatePermission = createPermission({
  name: 'fargate-api.zone.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Delete a DNS zone.
 *
 * @public
 */
export const fargateApiZoneDeletePermission = createPermission({
  name: 'fargate-api.zone.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Give an API, an environment or a DNS zone another owner. It is required beside
 * the permission to update it.
 *
 * @public
 */
export const fargateApiOwnerChangePermission = createPermission({
  name: 'fargate-api.owner.change',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Deploy to a target, whatever it is, or delete something there. It is required
 * beside the permission for what is deployed.
 *
 * @public
 */
export const fargateApiTargetUsePermission = createPermission({
  name: 'fargate-api.target.use',
  attributes: {},
  resourceType: RESOURCE_TYPE_FARGATE_API_TARGET,
});

/**
 * Delegate a name in a parent zone. The resource is the target whose account has
 * the parent zone.
 *
 * @public
 */
export const fargateApiParentZoneUsePermission = createPermission({
  name: 'fargate-api.parent-zone.use',
  attributes: {},
  resourceType: RESOURCE_TYPE_FARGATE_API_TARGET,
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
  fargateApiApiCreatePermission,
  fargateApiApiUpdatePermission,
  fargateApiDeploymentApprovePermission,
  fargateApiApiDeletePermission,
  fargateApiEnvironmentCreatePermission,
  fargateApiEnvironmentUpdatePermission,
  fargateApiEnvironmentDeletePermission,
  fargateApiZoneCreatePermission,
  fargateApiZoneUpdatePermission,
  fargateApiZoneDeletePermission,
  fargateApiOwnerChangePermission,
  fargateApiTargetUsePermission,
  fargateApiParentZoneUsePermission,
];
