import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  PropertyType,
  Resource,
  ResourceProperties,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';

let database: SpecDatabase | undefined;

// Takes half a second and 100 MB, so it is loaded when the first template is
// validated.
function specification(): SpecDatabase {
  if (!database) {
    database = loadAwsServiceSpecSync();
  }
  return database;
}

const known = new Map<string, Resource | undefined>();

/** The AWS specification of a resource type; undefined for an unknown type. */
export function specificationOf(typeName: string): Resource | undefined {
  if (!known.has(typeName)) {
    known.set(
      typeName,
      specification().lookup(
        'resource',
        'cloudFormationType',
        'equals',
        typeName,
      )[0],
    );
  }
  return known.get(typeName);
}

/** The properties of a referenced type. */
export function propertiesOf(
  type: PropertyType & { type: 'ref' },
): ResourceProperties {
  return specification().get('typeDefinition', type.reference.$ref).properties;
}
