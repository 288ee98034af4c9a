import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  PropertyType,
  Resource,
  ResourceProperties,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';

let database: SpecDatabase | undefined;

// Half a second and 100 MB: only who has a template to judge pays for it.
function specification(): SpecDatabase {
  if (!database) {
    database = loadAwsServiceSpecSync();
  }
  return database;
}

const known = new Map<string, Resource | undefined>();

/** What AWS's specification says of a resource type, or undefined for a type it does not know. */
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

/** The properties of a type that another refers to. */
export function propertiesOf(
  type: PropertyType & { type: 'ref' },
): ResourceProperties {
  return specification().get('typeDefinition', type.reference.$ref).properties;
}
