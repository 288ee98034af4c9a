import { Tag } from './Tag';

/** A physical resource of a stack. */
export interface PhysicalResource {
  logicalId: string;
  type: string;
  /** Empty until the creation has started. */
  physicalId: string;
  properties: Record<string, any>;
  /** The properties as events show them, without the values of NoEcho parameters. */
  shownProperties: Record<string, any>;
  metadata?: Record<string, unknown>;
  /** The value of `Ref`. */
  ref: string;
  /** The values of `Fn::GetAtt`. */
  attributes: Record<string, unknown>;
  /** The logical ids of its dependencies. */
  needs: string[];
  deletionPolicy?: string;
  updateReplacePolicy?: string;
  description?: string;
  /** The stack tags at its creation or last update. */
  stackTags: Tag[];
}

/** A logical resource of a stack. */
export interface StackResource {
  physical: PhysicalResource;
  /** The desired state of an update in place that is in progress or failed. */
  attempted?: PhysicalResource;
  status: string;
  statusReason?: string;
  timestamp: Date;
}
