import { Rights } from '../rights/Rights';
import { Account, Region, World } from '../world/World';
import { ResourceType } from './ResourceType';

/** The caller of an operation, and its account and region. */
export interface CallContext {
  world: World;
  /** The region of the caller's account that the request was signed for. */
  region: Region;
  account: Account;
  /** The caller's ARN, as `GetCallerIdentity` returns it. */
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
  protocol: 'query' | 'ec2' | 'json' | 'rest-json' | 'rest-xml' | 's3';
  /** The `Version` of a Query API, or the `X-Amz-Target` prefix of a JSON one. */
  version: string;
  /**
   * Loads the runtime schemas of every operation from the SDK's client
   * package when they are first needed. Jest does not support `import()`
   * here.
   */
  loadSchemas: () => Record<string, unknown>;
  /** The largest request body, in bytes. Default: 1 MiB. */
  largestBody?: number;
  /** The operations of a Query API that clients do not sign. Default: none. */
  unsigned?: readonly string[];
  /** By operation name. Any other operation is answered as an unknown action. */
  operations: Record<string, Operation>;
  /** The CloudFormation resource types that belong to the service. Default: none. */
  resourceTypes?: readonly ResourceType[];
}
