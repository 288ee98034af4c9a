import { ResourceRequest } from '../../ResourceType';
import { resourceTags } from '../../resourceTags';

/** Maps, whose keys are data. */
const MAPS = new Set(['DockerLabels', 'DriverOpts', 'Labels', 'Options']);

/** Properties of a template as ECS's API takes them: their names start with a lower-case letter. */
export function apiInput(properties: Record<string, any>): any {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      MAPS.has(name) ? value : convert(value),
    ]),
  );
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(convert);
  }
  return value !== null && typeof value === 'object' ? apiInput(value) : value;
}

/** The tags of a resource as ECS's API spells them. */
export function apiTags(
  request: ResourceRequest,
): { key: string; value: string }[] {
  return resourceTags(request).map(({ Key, Value }) => ({
    key: Key,
    value: Value,
  }));
}

/**
 * The tags of a service or a task definition, which do not get CloudFormation's
 * own tags `aws:cloudformation:*`.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2062
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2063
 */
export function apiTagsWithoutAws(
  request: ResourceRequest,
): { key: string; value: string }[] {
  return apiTags(request).filter(({ key }) => !key.startsWith('aws:'));
}
