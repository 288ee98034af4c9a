import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_FARGATE_API_TARGET } from '@fargate-api/backstage-plugin-fargate-api-common';
import { z } from 'zod/v3';
import { FargateTarget } from '../targets';

/**
 * Identifies targets as resources of the permission framework. They are never
 * queried, only judged one by one, so their query is empty.
 *
 * @public
 */
export const fargateApiTargetPermissionResourceRef =
  createPermissionResourceRef<FargateTarget, Record<string, never>>().with({
    pluginId: 'fargate-api',
    resourceType: RESOURCE_TYPE_FARGATE_API_TARGET,
  });

const hasTargetName = createPermissionRule({
  name: 'HAS_NAME',
  description: 'Allow targets with one of these names',
  resourceRef: fargateApiTargetPermissionResourceRef,
  paramsSchema: z.object({
    names: z.array(z.string()).describe('Names in fargateApi.targets'),
  }),
  apply: ({ name }, { names }) => names.includes(name),
  toQuery: () => ({}),
});

const isInAccount = createPermissionRule({
  name: 'IS_IN_ACCOUNT',
  description: 'Allow targets in one of these AWS accounts',
  resourceRef: fargateApiTargetPermissionResourceRef,
  paramsSchema: z.object({
    accountIds: z.array(z.string()).describe('Twelve digits each'),
  }),
  apply: ({ accountId }, { accountIds }) => accountIds.includes(accountId),
  toQuery: () => ({}),
});

const isInRegion = createPermissionRule({
  name: 'IS_IN_REGION',
  description: 'Allow targets in one of these AWS regions',
  resourceRef: fargateApiTargetPermissionResourceRef,
  paramsSchema: z.object({
    regions: z.array(z.string()).describe('For example eu-west-1'),
  }),
  apply: ({ region }, { regions }) => regions.includes(region),
  toQuery: () => ({}),
});

const hasStage = createPermissionRule({
  name: 'HAS_STAGE',
  description: 'Allow targets with one of these stages',
  resourceRef: fargateApiTargetPermissionResourceRef,
  paramsSchema: z.object({
    stages: z
      .array(z.string())
      .describe('As in stage of fargateApi.targets, for example production'),
  }),
  apply: ({ stage }, { stages }) =>
    stage !== undefined && stages.includes(stage),
  toQuery: () => ({}),
});

/** The rules that a permission policy can decide on targets by. */
const rules = { hasTargetName, isInAccount, isInRegion, hasStage };

/**
 * The rules for targets, which the `fargate-api` plugin registers.
 *
 * @public
 */
export const fargateApiTargetRules = Object.values(rules);

const exported = createConditionExports({
  resourceRef: fargateApiTargetPermissionResourceRef,
  rules,
});

/**
 * Conditions on targets, for permission policies.
 *
 * @public
 */
export const fargateApiTargetConditions = exported.conditions;

/**
 * Creates a policy's decision that depends on the target.
 *
 * @public
 */
export const createFargateApiTargetConditionalDecision =
  exported.createConditionalDecision;
