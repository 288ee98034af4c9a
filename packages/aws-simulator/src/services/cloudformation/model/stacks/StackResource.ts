import { Tag } from './Tag';

/** One physical resource that a stack made. */
export interface PhysicalResource {
  logicalId: string;
  type: string;
  /** Empty until the resource is accepted. */
  physicalId: string;
  properties: Record<string, any>;
  /** The properties as events show them, without secrets. */
  shownProperties: Record<string, any>;
  metadata?: Record<string, unknown>;
  /** What `Ref` gives. */
  ref: string;
  /** What `Fn::GetAtt` gives. */
  attributes: Record<string, unknown>;
  /** The logical ids that had to be there before it. */
  needs: string[];
  deletionPolicy?: string;
  updateReplacePolicy?: string;
  description?: string;
  /** The stack's tags when it was made or last changed. */
  stackTags: Tag[];
}

/** A resource of a stack, as the stack shows it. */
export interface StackResource {
  physical: PhysicalResource;
  /** What an update in place is bringing it to, or failed to bring it to. */
  attempted?: PhysicalResource;
  status: string;
  statusReason?: string;
  timestamp: Date;
}
