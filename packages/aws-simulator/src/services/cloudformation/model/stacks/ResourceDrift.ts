import { PropertyDrift } from '../drift/compareProperties';
import { PhysicalResource } from './StackResource';

/** What drift detection found out about a resource. */
export interface ResourceDrift {
  /** The resource as its stack had made it then. */
  physical: PhysicalResource;
  status: 'IN_SYNC' | 'MODIFIED' | 'DELETED';
  /** The actual values of the properties of the template; none if it is deleted. */
  actual?: Record<string, unknown>;
  differences: PropertyDrift[];
  timestamp: Date;
}

/** One drift detection of a whole stack. */
export interface DriftDetection {
  id: string;
  stackId: string;
  startTime: Date;
  /** Undefined while it is in progress. */
  driftedResources?: number;
}
