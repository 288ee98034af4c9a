import { z as zod } from 'zod/v3';
import {
  ON_CANCEL,
  ON_FAILURE,
  ON_FAILED_ROLLBACK,
  ON_CONFLICT,
} from '../stack/DeploymentOptions';
import { MORE_ENDPOINTS } from '../environment/endpointsRequest';

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
        'Ids of subnets with a route to an internet gateway, at least two, each in another availability zone; none where all APIs are internal',
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

/** How a deployment ends; every action that deploys takes these. */
export const deploymentOptionFields = {
  onCancel: (z: Z) =>
    z
      .enum(ON_CANCEL)
      .optional()
      .describe(
        'When the task is cancelled: leave lets CloudFormation go on, rollback brings back what an update changes, delete takes away a new stack. Default: leave',
      ),
  onFailure: (z: Z) =>
    z
      .enum(ON_FAILURE)
      .optional()
      .describe(
        'When the deployment fails: rollback, delete (new stacks only), or keep everything as it failed, to look at it. Default: delete for a new stack, rollback for one that stands',
      ),
  onConflict: (z: Z) =>
    z
      .enum(ON_CONFLICT)
      .optional()
      .describe(
        'When another task is busy with the stack: fail and name it, or wait for its end. Default: fail',
      ),
  onFailedRollback: (z: Z) =>
    z
      .enum(ON_FAILED_ROLLBACK)
      .optional()
      .describe(
        'When an earlier deployment failed and could not be taken back whole (ROLLBACK_FAILED): fail and name what is left, or delete it and begin anew. Default: fail',
      ),
  terminationProtection: (z: Z) =>
    z
      .boolean()
      .optional()
      .describe(
        'Protects the stack from deletion until somebody confirms that. Default: as it is, off for a new stack',
      ),
};

/** Which zone an API gets its name in; one of the three is given. */
export const zoneFields = {
  zone: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'Reference of the DNS zone to take a name of, e.g. resource:default/api-acme-com',
      ),
  zoneStackArn: (z: Z) =>
    z
      .string()
      .optional()
      .describe('Instead of zone: stackArn of a fargate:dns-zone:deploy step'),
  hostedZoneId: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'Instead of zone: id of a public Route 53 hosted zone that was there before, in the account of the environment',
      ),
};

export const subnetTagField = (z: Z) =>
  z
    .object({
      key: z.string().describe('Key of the tag'),
      value: z.string().describe('Its value'),
    })
    .optional();

export const endpointsField = (z: Z) =>
  z
    .array(z.enum(MORE_ENDPOINTS))
    .optional()
    .describe(
      'VPC endpoints, the way out without NAT: ecr.api, ecr.dkr, logs and S3 always, and those listed here. [] makes just the former; without the field none are made',
    );

export const transitGatewayField = (z: Z) =>
  z.object({
    id: z.string().describe('Id of a transit gateway that the account sees'),
    consumerCidrs: z
      .array(z.string())
      .min(1)
      .max(5)
      .describe('Networks of the consumers beyond it, e.g. 10.1.0.0/16'),
    subnetIds: z
      .array(z.string())
      .optional()
      .describe(
        'Subnets to attach, one in each zone in use. Default: the private subnets',
      ),
    subnetTag: subnetTagField(z).describe(
      'Instead of subnetIds: a tag that those subnets of the VPC have',
    ),
    waitMinutes: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe(
        'Minutes to wait for the acceptance of the attachment; another run goes on. Default: 30',
      ),
  });
