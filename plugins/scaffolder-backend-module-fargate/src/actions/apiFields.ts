import { z as zod } from 'zod/v3';
import { DefaultSize } from '../requests/apiSettings';
import * as fields from './fields';

type Z = typeof zod;

/** What an API is called, where it goes and what it runs. */
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
  image: (z: Z) =>
    z
      .string()
      .describe(
        'Container image, e.g. public.ecr.aws/docker/library/nginx:1.27',
      ),
};

/** How large the tasks of an API are. */
export const apiSizeFields = ({ cpu, memory }: DefaultSize) => ({
  cpu: (z: Z) =>
    z
      .number()
      .int()
      .optional()
      .describe(`CPU units of a task; 1024 are one vCPU. Default: ${cpu}`),
  memory: (z: Z) =>
    z
      .number()
      .int()
      .optional()
      .describe(
        `Memory of a task in MiB, one that Fargate offers with the CPU. Default: ${memory}`,
      ),
});

/** How the number of tasks follows the load of any API. */
export const autoscalingShape = (z: Z, fewest: number) => ({
  minCount: z
    .number()
    .int()
    .min(fewest)
    .optional()
    .describe('Fewest tasks. Default: desiredCount'),
  maxCount: z.number().int().min(1).describe('Most tasks'),
  cpuTargetPercent: z
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('Average CPU utilization to aim at. Default: 60'),
});

/** How the tasks of an API are reached, and how many there are. */
export const apiTaskFields = {
  port: (z: Z) =>
    z
      .number()
      .int()
      .optional()
      .describe('Port that the container listens on. Default: 80'),
  healthCheckPath: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'Path that answers 200 to 399 when a task can take requests. Default: /',
      ),
  desiredCount: (z: Z) =>
    z.number().int().min(0).optional().describe('Tasks to run. Default: 2'),
};

/** How an API is run, and what the catalog says of it. */
export const apiUpkeepFields = {
  spotPercent: (z: Z) =>
    z
      .number()
      .int()
      .optional()
      .describe('Share of the tasks on Fargate Spot in percent. Default: 0'),
  logRetentionDays: (z: Z) =>
    z
      .number()
      .int()
      .optional()
      .describe("Days to keep the containers' logs. Default: 30"),
  onReplacement: (z: Z) =>
    z
      .enum(['fail', 'proceed'])
      .optional()
      .describe(
        'What to do when an update would replace the load balancer or target group. Default: fail',
      ),
  ...fields.deploymentOptionFields,
  title: (z: Z) => z.string().optional().describe('Title in the catalog'),
  description: fields.descriptionField,
  system: (z: Z) =>
    z.string().optional().describe('Reference of the system it belongs to'),
  lifecycle: (z: Z) =>
    z.string().optional().describe('Lifecycle in the catalog'),
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
