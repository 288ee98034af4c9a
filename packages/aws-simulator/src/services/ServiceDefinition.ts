import { Rights } from '../authorization/Rights';
import { Account, Region, World } from '../world/World';
import { ResourceType } from './ResourceType';

/** Who calls, and where. */
export interface CallContext {
  world: World;
  /** The region of the caller's account that the request was signed for. */
  region: Region;
  account: Account;
  /** The caller's ARN, as `GetCallerIdentity` tells it. */
  principalArn: string;
  /** What the caller may do; all, unless policies are evaluated. */
  rights: Rights;
  requestId: string;
}

/** An operation of a service: modelled input in, modelled output out, {@link AwsError} thrown. */
export type Operation<Input = any, Output = any> = (
  context: CallContext,
  input: Input,
) => Output | Promise<Output>;

/** One AWS service of the simulator. */
export interface ServiceDefinition {
  /** The name by which requests are signed and calls are logged, e.g. `elasticloadbalancing`. */
  signingName: string;
  protocol: 'query' | 'ec2' | 'json' | 'rest-xml' | 's3';
  /** The `Version` of a Query API, or the `X-Amz-Target` prefix of a JSON one. */
  version: string;
  /**
   * Requires the SDK's client package, which holds the runtime schemas of every
   * operation, when they are first needed. Not `import()`: Jest cannot do it.
   */
  loadSchemas: () => Record<string, unknown>;
  /** The largest request body, in bytes. Default: 1 MiB. */
  largestBody?: number;
  /** By operation name. What is missing here is answered as an unknown action. */
  operations: Record<string, Operation>;
  /** The CloudFormation resource types that belong to the service. Default: none. */
  resourceTypes?: readonly ResourceType[];
}
