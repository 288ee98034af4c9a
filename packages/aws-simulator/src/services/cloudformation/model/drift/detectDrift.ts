import { Region } from '../../../../world/World';
import { ResourceModel } from '../../../ResourceType';
import { liveModel } from '../registry/readResource';
import { ResourceTypes } from '../ResourceTypes';
import { specificationOf } from '../specification/Specification';
import { hasReferences } from '../references/dereference';
import { ResourceDrift } from '../stacks/ResourceDrift';
import { PhysicalResource, StackResource } from '../stacks/StackResource';
import { isObject } from '../template/isObject';
import { withoutAttached } from './attachments';
import { compareProperties, PropertyDrift } from './compareProperties';

/** Types whose drift CloudFormation does not detect: a nested stack is checked on its own. */
const NOT_CHECKED = ['AWS::CloudFormation::Stack'];

/** Whether drift detection checks a resource. */
export function isChecked(
  region: Region,
  { physical, status }: StackResource,
): boolean {
  const type = region.world.service(ResourceTypes).get(physical.type);
  return (
    physical.physicalId !== '' &&
    type?.read !== undefined &&
    !NOT_CHECKED.includes(physical.type) &&
    !/^(CREATE_FAILED|DELETE_COMPLETE|DELETE_SKIPPED)$/.test(status)
  );
}

/** How a resource differs from what its stack made of it. */
export function detectDrift(
  region: Region,
  physical: PhysicalResource,
): ResourceDrift {
  const type = region.world.service(ResourceTypes).get(physical.type)!;
  const base = { physical, timestamp: region.world.now() };
  const model = liveModel(region, type, physical);
  if (!model) {
    return { ...base, status: 'DELETED', differences: [] };
  }
  const actual = comparable(region, physical, model);
  const differences = Object.keys(actual).flatMap(name =>
    compareProperties(physical.properties[name], actual[name], `/${name}`),
  );
  return {
    ...base,
    status: differences.length > 0 ? 'MODIFIED' : 'IN_SYNC',
    actual,
    differences: differences.map(found => shown(physical, found)),
  };
}

/**
 * The actual values of the properties that the template gives, without those
 * that cannot be read, and those with dynamic references, which are not checked.
 */
function comparable(
  region: Region,
  physical: PhysicalResource,
  model: ResourceModel,
): ResourceModel {
  const tags = specificationOf(physical.type)?.tagInformation?.tagPropertyName;
  return Object.fromEntries(
    Object.entries(physical.properties)
      .filter(
        ([name]) =>
          Object.hasOwn(model, name) &&
          !hasReferences(physical.shownProperties[name]),
      )
      .map(([name, expected]) => [
        name,
        name === tags
          ? withoutStackTags(physical, expected, model[name])
          : withoutAttached(region, physical, name, model[name]),
      ]),
  );
}

/** The tags of a resource without those that CloudFormation gives it of its own. */
function withoutStackTags(
  { stackTags }: PhysicalResource,
  expected: unknown,
  actual: unknown,
): unknown {
  if (!Array.isArray(actual)) {
    return actual;
  }
  const own = Array.isArray(expected) ? expected.map(keyOf) : [];
  const others = stackTags.map(({ Key }) => Key);
  return actual.filter(tag => {
    const key = String(keyOf(tag));
    return (
      own.includes(key) || !(key.startsWith('aws:') || others.includes(key))
    );
  });
}

function keyOf(tag: unknown): unknown {
  return isObject(tag) ? tag.Key : undefined;
}

/** A difference without the value of a NoEcho parameter. */
function shown(
  { properties, shownProperties }: PhysicalResource,
  difference: PropertyDrift,
): PropertyDrift {
  const at = (value: unknown) =>
    difference.path
      .slice(1)
      .split('/')
      .reduce<any>((inner, key) => inner?.[key], value);
  return difference.kind !== 'ADD' &&
    String(at(shownProperties)) !== String(at(properties))
    ? { ...difference, expected: at(shownProperties) }
    : difference;
}
