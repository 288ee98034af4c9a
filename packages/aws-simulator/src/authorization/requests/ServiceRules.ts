import { Region } from '../../world/World';
import { ConditionKeys, ServiceCall } from '../../rights/ServiceCall';

/** A tag of whatever service. */
export interface ResourceTag {
  Key: string;
  Value: string;
}

/** What is to be known of a service so that its calls can be authorised. */
export interface ServiceRules {
  /** The prefix of its actions. Default: the name with which its requests are signed. */
  prefix?: string;
  /** The action of an operation, where it has another name. */
  actions?: Record<string, string>;
  /**
   * The ARNs that a call is about, by the resource types of the service
   * authorization reference. None where the call names no such resource; what
   * is to be made ends with `*`.
   */
  resources: Record<string, (call: ServiceCall) => string[]>;
  /** The condition keys that follow from a call's input. */
  keys?(call: ServiceCall): ConditionKeys;
  /** The condition keys that follow from the state of a resource. */
  resourceKeys?(region: Region, arn: string): ConditionKeys;
  /** The tags of a resource; undefined where it does not exist or has none. */
  tagsOf?(region: Region, arn: string): readonly ResourceTag[] | undefined;
  /** The tags that a call wants to give. */
  requestTags?(call: ServiceCall): readonly ResourceTag[] | undefined;
  /** The keys of the tags that a call wants to take away. */
  removedTags?(call: ServiceCall): readonly string[] | undefined;
  /** What a caller must be allowed too, since the call includes it. */
  implied?(call: ServiceCall): ServiceCall[];
}
