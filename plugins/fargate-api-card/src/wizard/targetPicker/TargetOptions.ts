/** The `ui:options` of the field. */
export interface TargetOptions {
  /**
   * Refuses a target without room for a new environment. The names of the fields that
   * say what it needs; one that is left out asks for nothing.
   */
  roomFor?: {
    /** Without it, or with the value `new`, a VPC is needed. */
    network?: string;
    /** `single` or `per-zone`: the NAT gateways, each with an Elastic IP address. */
    natGateways?: string;
    /** With the value `public` there are none, whatever was chosen before. */
    taskSubnets?: string;
    availabilityZoneCount?: string;
  };
}
