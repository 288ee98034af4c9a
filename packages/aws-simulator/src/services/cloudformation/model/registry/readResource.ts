import { AwsError } from '../../../../world/AwsError';
import { Region } from '../../../../world/World';
import { ResourceModel, ResourceType } from '../../../ResourceType';
import { specificationOf } from '../specification/Specification';
import { CloudFormation } from '../stacks/CloudFormation';
import { PhysicalResource } from '../stacks/StackResource';

/** A resource as AWS's registry knows it. */
export interface RegisteredResource {
  /** The values of its primary identifier, joined by `|`. */
  identifier: string;
  model: ResourceModel;
}

/**
 * The resource of a type with a primary identifier, or with the physical id
 * that stacks know it by; undefined if it does not exist.
 */
export function findResource(
  region: Region,
  type: ResourceType,
  identifier: string,
): RegisteredResource | undefined {
  const inStacks = resourcesOfStacks(region, type);
  const named = inStacks.find(({ physicalId }) => physicalId === identifier);
  if (named) {
    return registered(region, type, named);
  }
  const outside = registered(region, type, {
    physicalId: identifier,
    properties: {},
  });
  return (
    outside ??
    inStacks
      .map(physical => registered(region, type, physical))
      .find(found => found?.identifier === identifier)
  );
}

/** All resources of a type that a model, given as a filter, does not exclude. */
export function listResources(
  region: Region,
  type: ResourceType,
  filter: ResourceModel,
): RegisteredResource[] {
  const inStacks = new Map(
    resourcesOfStacks(region, type).map(physical => [
      physical.physicalId,
      physical,
    ]),
  );
  const physicalIds = type.list?.(region, filter) ?? inStacks.keys();
  return [...physicalIds].flatMap(
    physicalId =>
      registered(
        region,
        type,
        inStacks.get(physicalId) ?? { physicalId, properties: {} },
      ) ?? [],
  );
}

type Readable = Pick<PhysicalResource, 'physicalId' | 'properties'>;

/**
 * What the handler of a type reads of a resource; undefined if it does not
 * exist. A property that the resource could have is there, though undefined.
 */
export function liveModel(
  region: Region,
  type: ResourceType,
  { physicalId, properties }: Readable,
): ResourceModel | undefined {
  try {
    return type.read?.({ region, physicalId, properties });
  } catch (error) {
    // An identifier that the service does not accept is one that it does not have.
    if (!(error instanceof AwsError)) {
      throw error;
    }
    return undefined;
  }
}

function registered(
  region: Region,
  type: ResourceType,
  physical: Readable,
): RegisteredResource | undefined {
  const model = liveModel(region, type, physical);
  return (
    model && {
      identifier: identifierOf(type.typeName, physical.physicalId, model),
      model: withoutUndefined(model),
    }
  );
}

function identifierOf(
  typeName: string,
  physicalId: string,
  model: ResourceModel,
): string {
  const names = specificationOf(typeName)?.primaryIdentifier ?? [];
  const values = names.map(name => model[name]);
  return values.length > 0 && values.every(value => value !== undefined)
    ? values.join('|')
    : physicalId;
}

function resourcesOfStacks(
  region: Region,
  { typeName }: ResourceType,
): PhysicalResource[] {
  return [...region.service(CloudFormation).stacks.values()]
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .flatMap(({ resources }) => [...resources.values()])
    .filter(
      ({ physical, status }) =>
        physical.type === typeName &&
        physical.physicalId !== '' &&
        status !== 'DELETE_COMPLETE',
    )
    .map(({ physical }) => physical);
}

function withoutUndefined(model: ResourceModel): ResourceModel {
  return JSON.parse(JSON.stringify(model));
}
