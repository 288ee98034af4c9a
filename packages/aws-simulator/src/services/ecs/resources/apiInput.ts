import { CapacityProviderStrategyItem, Tag } from '@aws-sdk/client-ecs';
import {
  ExistingResourceRequest,
  ResourceModel,
  ResourceRequest,
} from '../../ResourceType';
import { resourceTags, updatedTags } from '../../resourceTags';

/** Maps, whose keys are data. */
const MAPS = new Set(['DockerLabels', 'DriverOpts', 'Labels', 'Options']);

/** Properties whose names are not those of ECS's API with a capital. */
const NAMES: Readonly<Record<string, string>> = {
  EFSVolumeConfiguration: 'efsVolumeConfiguration',
  FSxWindowsFileServerVolumeConfiguration:
    'fsxWindowsFileServerVolumeConfiguration',
  FilesystemId: 'fileSystemId',
  IAM: 'iam',
};

/** Properties of a template as ECS's API takes them: their names start with a lower-case letter. */
export function apiInput(properties: Record<string, any>): any {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      NAMES[name] ?? name.charAt(0).toLowerCase() + name.slice(1),
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
  return withoutAws(apiTags(request));
}

/** The tags that are not CloudFormation's own. */
export function withoutAws<T extends { key: string }>(tags: readonly T[]): T[] {
  return tags.filter(({ key }) => !key.startsWith('aws:'));
}

/** The tags after an update; see `updatedTags`. */
export function updatedApiTags(
  request: ExistingResourceRequest,
  current: readonly Tag[],
): { key: string; value: string }[] {
  return updatedTags(
    request,
    current.map(({ key = '', value = '' }) => ({ Key: key, Value: value })),
  ).map(({ Key, Value }) => ({ key: Key, value: Value }));
}

/** Shapes of ECS's API as the template has them: their names start with a capital. */
export function templateForm(shape: object): any {
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => {
      const name = key.charAt(0).toUpperCase() + key.slice(1);
      return [name, MAPS.has(name) ? value : convertBack(value)];
    }),
  );
}

function convertBack(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(convertBack);
  }
  return value !== null && typeof value === 'object'
    ? templateForm(value)
    : value;
}

/** A capacity provider strategy with the base that an item does not name. */
export function strategyModel(
  strategy: CapacityProviderStrategyItem[] = [],
): ResourceModel[] {
  return strategy.map(item => ({ Base: 0, ...templateForm(item) }));
}

/** Tags as the registry reads them. */
export function tagModels(tags: Tag[]): ResourceModel[] {
  return tags.map(templateForm);
}
