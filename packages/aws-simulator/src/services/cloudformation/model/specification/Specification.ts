import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  PropertyType,
  Resource,
  ResourceProperties,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';
import simulated from './generated/resourceTypes.json';

/** What the simulator reads of the specification of a resource type. */
export type ResourceSpecification = Pick<
  Resource,
  | 'primaryIdentifier'
  | 'tagInformation'
  | 'additionalReplacementProperties'
  | 'properties'
> & { attributes: Record<string, unknown> };

/** Of the types that the simulator has; see `scripts/specification.mjs`. */
const resourceTypes = new Map(
  Object.entries(
    simulated.resourceTypes as unknown as Record<string, ResourceSpecification>,
  ),
);

/** Of properties, by the name that a `ref` of a type has. */
const definitions = new Map(
  Object.entries(
    simulated.definitions as unknown as Record<string, ResourceProperties>,
  ),
);

let database: SpecDatabase | undefined;

// Takes half a second and 100 MB, so it is loaded when a template has a type
// that the simulator does not have.
function wholeSpecification(): SpecDatabase {
  if (!database) {
    database = loadAwsServiceSpecSync();
  }
  return database;
}

const others = new Map<string, ResourceSpecification | undefined>();

/** Whether a resource type is that of a custom resource, whose properties are its own. */
export function isCustom(typeName: string): boolean {
  return /^(Custom::|AWS::CloudFormation::CustomResource$)/.test(typeName);
}

/**
 * The AWS specification of a resource type; undefined for an unknown type and for
 * custom resources.
 */
export function specificationOf(
  typeName: string,
): ResourceSpecification | undefined {
  if (isCustom(typeName)) {
    return undefined;
  }
  const found = resourceTypes.get(typeName);
  if (!found && !others.has(typeName)) {
    others.set(
      typeName,
      wholeSpecification().lookup(
        'resource',
        'cloudFormationType',
        'equals',
        typeName,
      )[0],
    );
  }
  return found ?? others.get(typeName);
}

/** The properties of a referenced type. */
export function propertiesOf(
  type: PropertyType & { type: 'ref' },
): ResourceProperties {
  const { $ref } = type.reference;
  return (
    definitions.get($ref) ??
    wholeSpecification().get('typeDefinition', $ref).properties
  );
}
