import { z as zod } from 'zod/v3';
import { lifecycleField } from '../catalog/lifecycle';
import * as fields from '../run/fields';
import { appliedByField, onGitOpsDeployField } from './gitops/gitOpsFields';
import { attributionFields } from './attribution/attribution';

type Z = typeof zod;

/** What an API is called, and where it goes. */
export const apiSubjectFields = {
  name: (z: Z) =>
    z
      .string()
      .describe(
        'Name of the API: lower-case letters, digits and hyphens, at most 32',
      ),
  namespace: (z: Z) =>
    z
      .string()
      .optional()
      .describe("Namespace of the API's entities. Default: default"),
  owner: fields.ownerField,
  environment: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'Reference of the environment to deploy to, e.g. resource:default/dev',
      ),
  environmentStackArn: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'Instead of environment: stackArn of a fargate:environment:deploy step',
      ),
};

/** How its deployment goes, and what the catalog says of it. */
export const apiUpkeepFields = {
  onReplacement: (z: Z) =>
    z
      .enum(['fail', 'proceed'])
      .optional()
      .describe(
        'What to do when an update would replace the load balancer or target group. Default: fail',
      ),
  onDrift: fields.onDriftField,
  appliedBy: appliedByField,
  onGitOps: onGitOpsDeployField,
  ...attributionFields,
  ...fields.deploymentOptionFields,
  title: (z: Z) => z.string().optional().describe('Title in the catalog'),
  description: fields.descriptionField,
  system: (z: Z) =>
    z.string().optional().describe('Reference of the system it belongs to'),
  lifecycle: lifecycleField,
  tags: (z: Z) =>
    z.array(z.string()).optional().describe('Tags in the catalog'),
  definition: (z: Z) =>
    z.string().optional().describe('OpenAPI document of the API, as text'),
  catalogInfoUrl: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'URL of the catalog-info.yaml that registers the API, where it comes from a repository',
      ),
};

/** What a deployed API is known by. */
export const apiOutputFields = {
  stackArn: fields.stackArnField,
  endpoint: (z: Z) => z.string().describe('URL at which the API answers'),
  serviceArn: (z: Z) => z.string().describe('ARN of the ECS service'),
  targetGroupArn: (z: Z) => z.string().describe('ARN of the target group'),
  loadBalancerArn: (z: Z) => z.string().describe('ARN of the load balancer'),
  loadBalancerDnsName: (z: Z) =>
    z.string().describe('DNS name of the load balancer'),
  clusterName: (z: Z) => z.string().describe('Name of the ECS cluster'),
  logGroupName: (z: Z) => z.string().describe('Log group of the containers'),
  annotations: (z: Z) =>
    z.record(z.string()).describe('Annotations that tie an entity to the API'),
  changed: fields.changedField,
};
