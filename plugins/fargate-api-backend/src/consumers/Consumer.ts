/** The pattern of a VPC ID: 8 or 17 hexadecimal digits. */
export const VPC_ID = /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** A consumer's VPC. A request never contains an account, a region or an ARN. */
export interface Consumer {
  /** The name of the target that contains the VPC. */
  target: string;
  vpcId: string;
}
