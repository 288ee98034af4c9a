/**
 * An account and region that the portal may use.
 *
 * @public
 */
export interface FargateTarget {
  /** The name that people use for it. */
  name: string;
  /** Twelve digits. */
  accountId: string;
  region: string;
  /** The URL of an AWS endpoint other than the default of the region. */
  endpoint?: string;
  /** The role that only reads: for the card, the catalog and checks. */
  lookRoleArn?: string;
  /** The role that restarts and scales services, stops tasks and reads logs. */
  operateRoleArn?: string;
  /** The role of the scaffolder's actions. */
  deployRoleArn?: string;
  /** The external id that these roles require. */
  externalId?: string;
  /** The service role of the stacks. Default: that of whoever deploys them. */
  cloudFormationRoleArn?: string;
  /** The IAM path of the roles that the stacks create. Default: `/`. */
  rolePath?: string;
  /** The permissions boundary of the roles that the stacks create. */
  permissionsBoundaryArn?: string;
  /** The IAM path of the roles by which pipelines deploy. Default: `/`. */
  deliveryRolePath?: string;
  /** The permissions boundary of the roles by which pipelines deploy. */
  deliveryBoundaryArn?: string;
  /** What it is for, e.g. `production`; permission policies can decide by it. */
  stage?: string;
  /**
   * References of the groups and users that may deploy to it. Everybody may if
   * it is undefined.
   */
  allowedGroups?: readonly string[];
  /**
   * Whether another image, size or configuration of a deployed API waits for the
   * approval of the environment's owner.
   */
  requiresApproval?: boolean;
  /** Whether an API that everybody may call is asked for an answer once it is deployed. */
  probeEndpoints?: boolean;
  /**
   * ARNs of the resources that an API's container can be granted, as patterns: a
   * star stands for any characters but colons, `{name}` for the name of the API's
   * stack. Default: none.
   */
  grantableArns?: readonly string[];
  /** ARNs of the managed policies that an API's container can have. Default: none. */
  attachablePolicyArns?: readonly string[];
  /**
   * ARNs of the AWS WAF web ACLs that a public API can have, as patterns: a star
   * stands for any characters but colons. Default: none but that of the defaults.
   */
  webAclArns?: readonly string[];
  /**
   * Values of the safety settings of APIs that their deployments do not give, by
   * the name of the setting.
   */
  defaults?: Readonly<Record<string, unknown>>;
  /**
   * AWS tags of every stack and its resources, e.g. `CostCenter`. A stack that has
   * such a tag keeps its value.
   */
  tags?: Readonly<Record<string, string>>;
}
