import { z as zod } from 'zod/v3';

/**
 * Input fields that several actions share. Defaults are told in words only:
 * the scaffolder checks the schema and never applies it.
 */
type Z = typeof zod;

export const targetField = (z: Z) =>
  z
    .string()
    .describe(
      'Name of the target, an account and region of fargateApi.targets in app-config',
    );

export const environmentNameField = (z: Z) =>
  z
    .string()
    .describe(
      'Name of the environment: lower-case letters, digits and hyphens, at most 32',
    );

export const ownerField = (z: Z) =>
  z
    .string()
    .describe('Who owns it: an entity reference, e.g. group:default/team-a');

export const descriptionField = (z: Z) =>
  z.string().optional().describe('What it is for, shown in the catalog');

export const cidrField = (z: Z) =>
  z
    .string()
    .optional()
    .describe(
      'Addresses of the VPC, a network from /16 to /20. Default: 10.0.0.0/16',
    );

export const availabilityZoneCountField = (z: Z) =>
  z
    .number()
    .int()
    .min(2)
    .max(3)
    .optional()
    .describe('How many availability zones to spread over. Default: 2');

export const natGatewaysField = (z: Z) =>
  z
    .enum(['none', 'single', 'per-zone'])
    .optional()
    .describe(
      'NAT gateways: none gives the tasks no way out, single is lost with its zone, per-zone survives the loss of a zone. Default: single',
    );

export const containerInsightsField = (z: Z) =>
  z
    .enum(['enabled', 'enhanced', 'disabled'])
    .optional()
    .describe('CloudWatch Container Insights. Default: enabled');

export const existingNetworkField = (z: Z) =>
  z.object({
    vpcId: z.string().describe('Id of the VPC'),
    publicSubnetIds: z
      .array(z.string())
      .describe(
        'Ids of subnets with a route to an internet gateway, at least two, each in another availability zone',
      ),
    privateSubnetIds: z
      .array(z.string())
      .describe(
        'Ids of subnets for the tasks, in the same zones, each in another one',
      ),
  });

export const stackArnField = (z: Z) => z.string().describe('ARN of the stack');

export const egressIpsField = (z: Z) =>
  z
    .array(z.string())
    .describe('Fixed public addresses from which the tasks call out');

export const changedField = (z: Z) =>
  z.boolean().describe('False when everything was as it should be already');
