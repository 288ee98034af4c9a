import { RuleLookups } from './ruleFunctions';

/** The values to which the intrinsic functions of a template refer. */
export interface EvaluationScope {
  /** The value of a parameter or pseudo parameter; undefined if there is none. */
  parameter(name: string): unknown;
  /** The `Ref` of a resource, or `UNRESOLVED`. */
  ref(logicalId: string): unknown;
  /** The `Fn::GetAtt` of a resource, or `UNRESOLVED`. */
  attribute(logicalId: string, attribute: string): unknown;
  /** Whether a condition of the template holds. */
  condition(name: string): boolean;
  mapping(map: string, top: string, second: string): unknown;
  /** The names of the zones of a region, or `UNRESOLVED`. */
  availabilityZones(region: string): unknown;
  /** The value of another stack's export, or `UNRESOLVED`. */
  importValue(name: string): unknown;
  /** In the `Rules` section only. */
  rules?: RuleLookups;
}
