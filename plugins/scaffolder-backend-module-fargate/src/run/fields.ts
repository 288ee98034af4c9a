import { z as zod } from 'zod/v3';
import {
  ON_CANCEL,
  ON_FAILURE,
  ON_FAILED_ROLLBACK,
  ON_CONFLICT,
} from '../stack/DeploymentOptions';
import { ON_DRIFT } from '../live/onDrift';
import { MORE_ENDPOINTS } from '../environment/endpointsRequest';

/**
 * Input fields that several actions share. Defaults are only described: the
 * scaffolder validates against the schema and does not apply its defaults.
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
      'Name of the environment: at most 32 lower-case letters, digits and hyphens',
    );

export const repoUrlField = (z: Z) =>
  z
    .string()
    .describe(
      'Repository on GitHub or GitLab, as the repository picker gives it: github.com?owner=…&repo=…',
    );

export const ownerField = (z: Z) =>
  z
    .string()
    .describe('Owner, as an entity reference, e.g. group:default/team-a');

export const descriptionField = (z: Z) =>
  z.string().optional().describe('Description in the catalog');

export const cidrField = (z: Z) =>
  z
    .string()
    .optional()
    .describe('CIDR block of the VPC, from /16 to /20. Default: 10.0.0.0/16');

export const availabilityZoneCountField = (z: Z) =>
  z
    .number()
    .int()
    .min(2)
    .max(3)
    .optional()
    .describe('Number of availability zones. Default: 2');

export const natGatewaysField = (z: Z) =>
  z
    .enum(['none', 'single', 'per-zone'])
    .optional()
    .describe(
      'NAT gateways: none gives the tasks no internet access, single is a single point of failure, per-zone has one in each availability zone. Default: single',
    );

export const privateSubnetsField = (z: Z) =>
  z
    .boolean()
    .optional()
    .describe(
      'Whether the VPC has private subnets; without them it has no NAT gateways either, and takes only public APIs whose tasks have public IP addresses. An update can add them. Default: true',
    );

export const flowLogRetentionDaysField = (z: Z) =>
  z
    .number()
    .int()
    .optional()
    .describe(
      'Days to keep the flow logs of a VPC that the environment creates, which record its connections and not their contents; 0 for no flow logs. Default: that of the target, or 0',
    );

export const execLogRetentionDaysField = (z: Z) =>
  z
    .number()
    .int()
    .optional()
    .describe(
      'Days to keep the sessions of ECS Exec in a log group of the environment, whatever becomes of the containers; 0 records them with the logs of the container. Default: that of the target, or 0',
    );

export const logKmsKeyArnField = (z: Z) =>
  z
    .string()
    .optional()
    .describe(
      "ARN of the KMS key that encrypts the environment's own logs, whose policy lets CloudWatch Logs use it; none for AWS's own encryption. Default: that of the target, or none",
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
        'Ids of at least two subnets with a route to an internet gateway, each in another availability zone; [] if all APIs are internal',
      ),
    privateSubnetIds: z
      .array(z.string())
      .describe(
        'Ids of subnets for the tasks, each in another one of these availability zones; [] if all tasks have public IP addresses in the public subnets',
      ),
  });

export const stackArnField = (z: Z) => z.string().describe('ARN of the stack');

export const egressIpsField = (z: Z) =>
  z.array(z.string()).describe('Fixed public IP addresses of outbound traffic');

export const changedField = (z: Z) =>
  z.boolean().describe('False when everything was up to date already');

/**
 * Input of every action that deploys: how it handles conflicts, cancellation
 * and failures.
 */
export const deploymentOptionFields = {
  onCancel: (z: Z) =>
    z
      .enum(ON_CANCEL)
      .optional()
      .describe(
        'When the task is cancelled: leave lets CloudFormation continue, rollback reverts an update, delete deletes a new stack. Default: leave',
      ),
  onFailure: (z: Z) =>
    z
      .enum(ON_FAILURE)
      .optional()
      .describe(
        'When the deployment fails: rollback, delete (new stacks only), or keep the failed state for debugging (not for an update that replaces a resource, such as the task definition). Default: delete for a new stack, rollback for an existing one',
      ),
  onConflict: (z: Z) =>
    z
      .enum(ON_CONFLICT)
      .optional()
      .describe(
        'When another operation is in progress on the stack: fail and name its task, or wait for it. Default: fail',
      ),
  onFailedRollback: (z: Z) =>
    z
      .enum(ON_FAILED_ROLLBACK)
      .optional()
      .describe(
        'When the rollback of an earlier deployment failed and left resources (ROLLBACK_FAILED): fail and name them, or delete the stack and create it again. Default: fail',
      ),
  terminationProtection: (z: Z) =>
    z
      .boolean()
      .optional()
      .describe(
        'Termination protection of the stack. Default: unchanged, disabled for a new stack',
      ),
  awsTags: (z: Z) =>
    z
      .record(z.string())
      .optional()
      .describe(
        'AWS tags of the stack and its resources, e.g. CostCenter, beside those of the target. Tags that the stack has and that are not given stay',
      ),
};

export const onDriftField = (z: Z) =>
  z
    .enum(ON_DRIFT)
    .optional()
    .describe(
      "When the service runs what is not from its stack, e.g. an image that a pipeline deployed: fail and name each difference, adopt the running image and size, or overwrite with the stack's values. The number of tasks stays as it is unless it is given. Default: fail",
    );

export const onLossField = (z: Z) =>
  z
    .enum(['fail', 'proceed'])
    .optional()
    .describe(
      'What to do when the update would remove or replace the VPC, a subnet, a NAT gateway, its fixed address or a VPC endpoint. Default: fail',
    );

/**
 * Input that identifies the zone of an API's domain name: exactly one for an
 * internal API, at most one for a public one.
 */
export const zoneFields = {
  zone: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'Entity reference of the DNS zone for the domain name, e.g. resource:default/api-acme-com',
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
        'Instead of zone: id of an existing public Route 53 hosted zone in the account of the environment',
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
      'VPC endpoints, for tasks without a NAT gateway: ecr.api, ecr.dkr, logs and S3, and those listed here. [] creates only the former. Default: no endpoints',
    );

export const transitGatewayField = (z: Z) =>
  z.object({
    id: z
      .string()
      .describe(
        'Id of a transit gateway that the account owns or that is shared with it',
      ),
    consumerCidrs: z
      .array(z.string())
      .min(1)
      .max(5)
      .describe('CIDR blocks of the consumers, e.g. 10.1.0.0/16'),
    subnetIds: z
      .array(z.string())
      .optional()
      .describe(
        'Ids of the subnets to attach, one in each availability zone of the tasks. Default: the private subnets',
      ),
    subnetTag: subnetTagField(z).describe(
      'Instead of subnetIds: a tag of the subnets',
    ),
    waitMinutes: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe(
        'Minutes to wait for the acceptance of the attachment. The next run continues. Default: 30',
      ),
  });
