import { Region } from '../world/World';

/** What a CloudFormation stack asks of one of its resources. */
export interface ResourceRequest {
  region: Region;
  stackName: string;
  stackId: string;
  logicalId: string;
  /** The properties with every intrinsic function resolved, checked against the specification. */
  properties: Record<string, any>;
  /** Stack tags and CloudFormation's own `aws:cloudformation:*` tags. */
  stackTags: { Key: string; Value: string }[];
  /** Aborts when the stack operation cancels this resource (a sibling failed, the update was cancelled). */
  signal: AbortSignal;
  /** Tells something on the way in an event of the resource; its status stays as it is. */
  report(reason: string): void;
}

/** The same for a resource that exists. */
export interface ExistingResourceRequest extends ResourceRequest {
  physicalId: string;
  /** The properties before this operation. */
  previousProperties: Record<string, any>;
}

/**
 * How one CloudFormation resource type acts on the simulated AWS. Which
 * properties and attributes exist, and which change means replacement, is
 * taken from `@aws-cdk/aws-service-spec`, never from here.
 *
 * A failure is thrown: an {@link AwsError} of the service that refused, or a
 * {@link HandlerError}. The engine wraps it into the event reason.
 */
export interface ResourceType {
  typeName: string;
  /** `Ec2`, `Ecs`, `ElasticLoadBalancingV2`, `Iam`, …: as in `(Service: Ecs, Status Code: 400, …)`. */
  sdkServiceName: string;
  /** Seconds that CloudFormation typically needs for it, from `shared/reference/aws.md` or rain's estimates. */
  seconds: { create: number; update: number; delete: number };
  /** Whether events carry `CONFIGURATION_COMPLETE` / `Eventual consistency check initiated` before completion. */
  consistencyCheck?: boolean;
  /** Calls the service. Returns at once with the id of what was asked for. */
  create(request: ResourceRequest): Promise<string> | string;
  /** A change that needs no replacement. */
  update?(request: ExistingResourceRequest): Promise<void> | void;
  /**
   * Waits until what was created or updated is ready. Default: the time in
   * {@link ResourceType.seconds}. Rejects when it never will be.
   */
  stabilize?(
    request: ExistingResourceRequest,
    operation: 'create' | 'update',
  ): Promise<void>;
  /** Takes it away; what is gone already is not an error. Default duration as above, passed before the call. */
  delete(request: ExistingResourceRequest): Promise<void> | void;
  /** `Ref`. Default: the physical id. */
  ref?(request: ExistingResourceRequest): string;
  /** `Fn::GetAtt`, by attribute name of the specification (`Outputs.X` for nested stacks excepted). */
  attributes(request: ExistingResourceRequest): Record<string, unknown>;
}

/** A failure of a resource handler that is not a service's answer. */
export class HandlerError extends Error {
  constructor(readonly handlerErrorCode: string, message: string) {
    super(message);
    this.name = 'HandlerError';
  }
}
