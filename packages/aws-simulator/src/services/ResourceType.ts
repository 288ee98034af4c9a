import { Region } from '../world/World';

/** What CloudFormation asks of a resource type for one resource of a stack. */
export interface ResourceRequest {
  region: Region;
  stackName: string;
  stackId: string;
  logicalId: string;
  /**
   * The properties of the template: every intrinsic function resolved, checked
   * against the specification, primitives in the type that it names.
   */
  properties: Record<string, any>;
  /** Stack tags and CloudFormation's own `aws:cloudformation:*` tags. */
  stackTags: { Key: string; Value: string }[];
  /** Aborts when CloudFormation cancels the resource: another one failed, or the update was cancelled. */
  signal: AbortSignal;
  /** Adds an event with this reason to the resource; its status does not change. */
  report(reason: string): void;
}

/** A request for a resource that exists. */
export interface ExistingResourceRequest extends ResourceRequest {
  physicalId: string;
  /** The properties before this operation. */
  previousProperties: Record<string, any>;
  /** The stack tags before this operation. */
  previousStackTags: { Key: string; Value: string }[];
}

/** What a resource type is asked to read. */
export interface ReadRequest {
  region: Region;
  /** The physical id in its stack, or the primary identifier. */
  physicalId: string;
  /** The properties that its stack gave it; none if it is in no stack. */
  properties: Record<string, any>;
}

/** The properties of a resource by the schema of its type, undefined where it has none. */
export type ResourceModel = Record<string, unknown>;

/**
 * How CloudFormation provisions the resources of one type in the simulated
 * AWS. Which properties and attributes exist and which changes replace the
 * resource comes from `@aws-cdk/aws-service-spec`.
 *
 * A handler fails by throwing an {@link AwsError} of its service, a
 * {@link HandlerError} or a {@link VerbatimReason}; CloudFormation puts the
 * reason into the resource's event.
 */
export interface ResourceType {
  typeName: string;
  /** The service as failures name it, e.g. `Ecs` in `(Service: Ecs, Status Code: 400, …)`. */
  sdkServiceName: string;
  /** How long CloudFormation typically takes, in seconds. */
  seconds: { create: number; update: number; delete: number };
  /**
   * The properties that the simulator supports; a resource with any other one
   * fails. Default: all that the specification lists.
   */
  supportedProperties?: readonly string[];
  /**
   * The operation whose model constrains the properties. Default: none.
   * `input` gives its input where the names of the properties are not the API's.
   */
  api?: {
    service: string;
    operation: string;
    input?(properties: Record<string, any>): object;
  };
  /** Whether CloudFormation reports `Eventual consistency check initiated` before completion. */
  consistencyCheck?: boolean;
  /** Creates the resource, and returns its physical id without waiting until it is ready. */
  create(request: ResourceRequest): Promise<string> | string;
  /** Updates the resource in place. Default: every change replaces it. */
  update?(request: ExistingResourceRequest): Promise<void> | void;
  /**
   * Waits until the created or updated resource is ready, or throws if it
   * fails. Default: takes as long as {@link ResourceType.seconds} says.
   */
  stabilize?(
    request: ExistingResourceRequest,
    operation: 'create' | 'update',
  ): Promise<void>;
  /**
   * Deletes the resource, {@link ResourceType.seconds} after CloudFormation
   * started to. Does nothing if the resource does not exist.
   */
  delete(request: ExistingResourceRequest): Promise<void> | void;
  /**
   * Reads the resource as the handler of AWS's registry does: with the values
   * that the service filled in, without write-only properties. Undefined if it
   * does not exist. Cloud Control and drift detection stand on it; without it,
   * neither supports the type.
   */
  read?(request: ReadRequest): ResourceModel | undefined;
  /**
   * The physical ids of all resources of the type, as far as the given model
   * does not exclude them. Default: those of the stacks.
   */
  list?(region: Region, model: ResourceModel): Iterable<string>;
  /** The property without which they cannot be listed, e.g. `LoadBalancerArn`. */
  listedBy?: string;
  /** The value of `Ref`. Default: the physical id. */
  ref?(request: ExistingResourceRequest): string;
  /** The values of `Fn::GetAtt`, by the names of the specification. */
  attributes(request: ExistingResourceRequest): Record<string, unknown>;
}

/** A failure that the resource type reports, rather than an API of its service. */
export class HandlerError extends Error {
  constructor(readonly handlerErrorCode: string, message: string) {
    super(message);
    this.name = 'HandlerError';
  }
}

/** A failure whose message is the whole reason in the event, without `Resource handler returned message`. */
export class VerbatimReason extends Error {
  constructor(message: string, readonly detailedStatus?: string) {
    super(message);
    this.name = 'VerbatimReason';
  }
}
