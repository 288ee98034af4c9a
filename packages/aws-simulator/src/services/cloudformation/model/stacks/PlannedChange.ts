import { PropertyChange } from '../specification/changedProperties';
import { PhysicalResource } from './StackResource';

/** Why a property changes. */
export interface ChangeCause {
  source:
    | 'DirectModification'
    | 'ParameterReference'
    | 'ResourceReference'
    | 'ResourceAttribute';
  /** The parameter, resource or attribute that causes it. */
  entity?: string;
}

/** One resource of a change set. */
export interface PlannedChange {
  action: 'Add' | 'Modify' | 'Remove';
  logicalId: string;
  type: string;
  before?: PhysicalResource;
  after?: PhysicalResource;
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
  return source === 'DirectModification' || source === 'ParameterReference';
}
