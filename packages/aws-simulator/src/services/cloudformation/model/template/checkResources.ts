import { validationError } from '../validationError';
import { isObject } from './isObject';
import { FOR_EACH } from './forEach';
import { requireAtMost, requireName } from './quotas';
import { Template } from './Template';

const MEMBERS = [
  'Type',
  'Properties',
  'Metadata',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'CreationPolicy',
  'UpdatePolicy',
  'Description',
];

const POLICIES: Record<string, readonly string[]> = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'],
  UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'],
};

const WITH_SNAPSHOTS = [
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
];

/** Attributes that would otherwise have no effect. */
const NOT_ACTED_ON = ['CreationPolicy', 'UpdatePolicy'];

/**
 * Validates the resources of a template, except their references.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function checkResources({ Resources }: Template): void {
  const resources: [string, unknown][] = Object.entries(Resources);
  if (resources.length === 0) {
    throw validationError(
      'Template format error: At least one Resources member must be defined.',
    );
  }
  requireAtMost('resources', resources.length, 500);
  for (const [id, resource] of resources) {
    if (id.startsWith(FOR_EACH)) {
      throw validationError(
        `Template format error: [/Resources/${id}] resource definition is malformed`,
      );
    }
    if (!isObject(resource)) {
      throw validationError(
        'Template format error: Any Resources member must be an object.',
      );
    }
    requireName('Resource', id);
    if (typeof resource.Type !== 'string') {
      throw validationError(
        `Template format error: [/Resources/${id}] Every Resources object must contain a Type member.`,
      );
    }
    const stray = Object.keys(resource).find(key => !MEMBERS.includes(key));
    if (stray) {
      throw validationError(`Invalid template resource property '${stray}'`);
    }
    if (resource.Properties !== undefined && !isObject(resource.Properties)) {
      throw validationError(
        `Template format error: [/Resources/${id}/Properties] 'Properties' is not an object.`,
      );
    }
    if (!isNames(resource.DependsOn)) {
      throw validationError(
        'Template format error: DependsOn must be a string or list of strings.',
      );
    }
    if (!['string', 'undefined'].includes(typeof resource.Condition)) {
      throw validationError(
        'Template format error: Every Condition member must be a string.',
      );
    }
    checkPolicies(id, resource.Type, resource);
  }
}

function isNames(dependsOn: unknown): boolean {
  return [dependsOn ?? []].flat().every(name => typeof name === 'string');
}

function checkPolicies(
  id: string,
  type: string,
  resource: Record<string, unknown>,
): void {
  for (const [name, allowed] of Object.entries(POLICIES)) {
    const policy = resource[name];
    if (policy !== undefined && typeof policy !== 'string') {
      throw validationError(
        `Template format error: Every ${name} member must be a string.`,
      );
    }
    if (policy !== undefined && !allowed.includes(policy)) {
      throw validationError(
        `Template format error: Unrecognized ${name} ${policy} for resource ${id}`,
      );
    }
    if (policy === 'Snapshot' && !WITH_SNAPSHOTS.includes(type)) {
      throw validationError(
        `Template error: resource type ${type} does not support deletion policy Snapshot`,
      );
    }
  }
  const ignored = NOT_ACTED_ON.find(name => Object.hasOwn(resource, name));
  if (ignored) {
    throw validationError(
      `The AWS simulator does not support ${ignored} of resource ${id}.`,
    );
  }
}
