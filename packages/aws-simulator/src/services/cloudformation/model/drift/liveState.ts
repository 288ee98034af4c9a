import { Region } from '../../../../world/World';
import { ResourceDrift } from '../stacks/ResourceDrift';
import { Stack } from '../stacks/Stack';
import { PhysicalResource } from '../stacks/StackResource';
import { compareProperties } from './compareProperties';
import { detectDrift, isChecked } from './detectDrift';

/** The drift of each resource of a stack that can be checked, as it is now. */
export function driftsOf(
  region: Region,
  { resources }: Stack,
): Map<string, ResourceDrift> {
  return new Map(
    [...resources]
      .filter(([, resource]) => isChecked(region, resource))
      .map(([id, { physical }]) => [id, detectDrift(region, physical)]),
  );
}

/**
 * A resource as it is: with the actual values of the properties that drifted. An
 * actual value that is as good as the wanted one stands as that.
 */
export function asItIs(
  physical: PhysicalResource,
  drift: ResourceDrift | undefined,
  wanted: PhysicalResource,
): PhysicalResource {
  const names = new Set(
    drift?.differences.map(({ path }) => path.split('/')[1]),
  );
  const actual = Object.fromEntries(
    [...names].map(name => {
      const value = drift!.actual![name];
      const same =
        compareProperties(wanted.properties[name], value).length === 0;
      return [name, same ? wanted.properties[name] : value];
    }),
  );
  return names.size === 0
    ? physical
    : {
        ...physical,
        properties: withValues(physical.properties, actual),
        shownProperties: withValues(physical.shownProperties, actual),
      };
}

function withValues(
  properties: Record<string, unknown>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...properties, ...values }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}
