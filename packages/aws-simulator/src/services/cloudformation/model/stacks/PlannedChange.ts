import { PropertyChange } from '../specification/changedProperties';
import { ResourceDrift } from './ResourceDrift';
import { PhysicalResource } from './StackResource';

/** Why a property changes. */
export interface ChangeCause {
  source:
    | 'NoModification'
    | 'DirectModification'
    | 'ParameterReference'
    | 'ResourceReference'
    | 'ResourceAttribute';
  /** The parameter, resource or attribute that causes it. */
  entity?: string;
}

/** One resource of a change set. */
export interface PlannedChange {
  /** `SyncWithActual`: the stack takes over what was changed outside of it. */
  action: 'Add' | 'Modify' | 'Remove' | 'SyncWithActual';
  logicalId: string;
  type: string;
  before?: PhysicalResource;
  after?: PhysicalResource;
  /** In a change set that reverts drift, of a resource that drift detection checks. */
  drift?: ResourceDrift;
  /** As AWS reports it: a change that depends on other resources is only `Conditional`. */
  replacement?: 'True' | 'False' | 'Conditional';
  /** Whether the physical resource will be replaced. */
  replaced?: boolean;
  /** `Properties`, `Metadata`, `Tags`, `DeletionPolicy`, `UpdateReplacePolicy`. */
  scope: string[];
  properties: (PropertyChange & { causes: ChangeCause[] })[];
}

/** Whether a cause certainly changes the property, before any resource is provisioned. */
export function isStatic({ source }: ChangeCause): boolean {
  return !source.startsWith('Resource');
}
