import { ownTags, resourceTags, updateTags } from '../../resourceTags';
import { physicalName } from '../../physicalName';
import { ResourceType } from '../../ResourceType';
import {
  attachRolePolicy,
  createRole,
  deleteRole,
  putRolePolicy,
} from '../model/roles';
import { Iam, Role } from '../model/Iam';
import { checkBoundary } from '../model/checkAttachable';
import { trustPolicy } from '../model/trustPolicy';

const MAX_NAME_LENGTH = 64;

/** `AWS::IAM::Role` */
export const role: ResourceType = {
  typeName: 'AWS::IAM::Role',
  sdkServiceName: 'Iam',
  api: { service: 'iam', operation: 'CreateRole' },
  seconds: { create: 12, update: 12, delete: 2 },
  supportedProperties: [
    'AssumeRolePolicyDocument',
    'Description',
    'ManagedPolicyArns',
    'MaxSessionDuration',
    'Path',
    'PermissionsBoundary',
    'Policies',
    'RoleName',
    'Tags',
  ],
  create(request) {
    const { region, properties } = request;
    const iam = region.account.service(Iam);
    const created = createRole(iam, {
      name: properties.RoleName ?? physicalName(request, MAX_NAME_LENGTH),
      partition: region.partition,
      assumeRolePolicyDocument: properties.AssumeRolePolicyDocument,
      path: properties.Path,
      description: properties.Description,
      maxSessionDuration: properties.MaxSessionDuration,
      permissionsBoundary: properties.PermissionsBoundary,
      tags: resourceTags(request),
    });
    try {
      addPolicies(iam, created, properties);
    } catch (error) {
      iam.roles.delete(created.name);
      throw error;
    }
    return created.name;
  },
  update(request) {
    const { region, physicalId, properties, previousProperties } = request;
    const iam = region.account.service(Iam);
    const found = iam.role(physicalId);
    removePolicies(found, previousProperties);
    addPolicies(iam, found, properties);
    checkBoundary(iam, properties.PermissionsBoundary);
    found.assumeRolePolicyDocument = trustPolicy(
      iam,
      properties.AssumeRolePolicyDocument,
      region.partition,
    );
    found.description = properties.Description;
    found.maxSessionDuration = properties.MaxSessionDuration ?? 3600;
    found.permissionsBoundary = properties.PermissionsBoundary;
    updateTags(request, found);
  },
  delete({ region, physicalId, properties }) {
    const iam = region.account.service(Iam);
    const found = iam.roles.get(physicalId);
    if (found) {
      removePolicies(found, properties);
      deleteRole(iam, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.account.service(Iam).roles.get(physicalId);
    if (!found) {
      return undefined;
    }
    const tags = ownTags(found.tags);
    const policies = [...found.inlinePolicies].map(
      ([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument }),
    );
    return {
      Arn: found.arn,
      RoleId: found.id,
      RoleName: found.name,
      AssumeRolePolicyDocument: found.assumeRolePolicyDocument,
      Description: found.description ?? '',
      ManagedPolicyArns:
        found.managedPolicyArns.size > 0
          ? [...found.managedPolicyArns]
          : undefined,
      MaxSessionDuration: found.maxSessionDuration,
      Path: found.path,
      PermissionsBoundary: found.permissionsBoundary,
      Policies: policies.length > 0 ? policies : undefined,
      Tags: tags.length > 0 ? tags : undefined,
    };
  },
  list: region => region.account.service(Iam).roles.keys(),
  attributes({ region, physicalId }) {
    const { arn, id } = region.account.service(Iam).role(physicalId);
    return { Arn: arn, RoleId: id };
  },
};

function addPolicies(
  iam: Iam,
  { name }: Role,
  properties: Record<string, any>,
): void {
  for (const arn of properties.ManagedPolicyArns ?? []) {
    attachRolePolicy(iam, name, arn);
  }
  for (const { PolicyName, PolicyDocument } of properties.Policies ?? []) {
    putRolePolicy(iam, name, PolicyName, PolicyDocument);
  }
}

/**
 * Removes the policies of the template. Policies that were attached outside
 * of the stack stay, and prevent the deletion of the role.
 */
function removePolicies(found: Role, properties: Record<string, any>): void {
  for (const arn of properties.ManagedPolicyArns ?? []) {
    found.managedPolicyArns.delete(arn);
  }
  for (const { PolicyName } of properties.Policies ?? []) {
    found.inlinePolicies.delete(PolicyName);
  }
}
