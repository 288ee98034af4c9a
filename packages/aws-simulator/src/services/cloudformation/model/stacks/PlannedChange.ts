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
  /** As AWS tells it: what depends on other resources is only `Conditional`. */
  replacement?: 'True' | 'False' | 'Conditional';
  /** Whether another physical resource will take its place. */
  replaced?: boolean;
  /** `Properties`, `Metadata`, `Tags`, `DeletionPolicy`, `UpdateReplacePolicy`. */
  scope: string[];
  properties: (PropertyChange & { causes: ChangeCause[] })[];
}

/** Whether it is certain that a cause changes the property, before anything is made. */
export function isStatic({ source }: ChangeCause): boolean {
  return source === 'DirectModification' || source === 'ParameterReference';
}
