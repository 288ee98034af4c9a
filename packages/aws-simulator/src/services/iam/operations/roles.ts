import type {
  CreateRoleRequest,
  CreateRoleResponse,
  DeleteRoleRequest,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  Role as RoleView,
} from '@aws-sdk/client-iam';
import { Operation } from '../../ServiceDefinition';
import { createRole, deleteRole } from '../model/roles';
import { Iam, Role } from '../model/Iam';
import { page } from './page';

export const CreateRole: Operation<CreateRoleRequest, CreateRoleResponse> = (
  { account, region },
  input,
) => ({
  Role: roleView(
    createRole(account.service(Iam), {
      name: input.RoleName ?? '',
      partition: region.partition,
      assumeRolePolicyDocument: input.AssumeRolePolicyDocument,
      path: input.Path,
      description: input.Description,
      maxSessionDuration: input.MaxSessionDuration,
      permissionsBoundary: input.PermissionsBoundary,
      tags: input.Tags?.map(({ Key = '', Value = '' }) => ({ Key, Value })),
    }),
  ),
});

export const DeleteRole: Operation<DeleteRoleRequest> = (
  { account },
  { RoleName = '' },
) => {
  deleteRole(account.service(Iam), RoleName);
};

export const GetRole: Operation<GetRoleRequest, GetRoleResponse> = (
  { account },
  { RoleName = '' },
) => ({ Role: roleView(account.service(Iam).role(RoleName)) });

export const ListRoles: Operation<ListRolesRequest, ListRolesResponse> = (
  { account },
  input,
) => {
  const roles = [...account.service(Iam).roles.values()]
    .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
    .sort((a, b) => a.name.localeCompare(b.name));
  const { items, ...more } = page(roles, input);
  return {
    ...more,
    Roles: items.map(role => {
      // ListRoles does not return all members, as on AWS.
      const { Tags, PermissionsBoundary, ...view } = roleView(role);
      return view;
    }),
  };
};

function roleView(role: Role): RoleView {
  return {
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    Path: role.path,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: encodeURIComponent(
      JSON.stringify(role.assumeRolePolicyDocument),
    ),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    PermissionsBoundary: role.permissionsBoundary
      ? {
          PermissionsBoundaryType: 'Policy' as 'PermissionsBoundaryPolicy',
          PermissionsBoundaryArn: role.permissionsBoundary,
        }
      : undefined,
    Tags: role.tags,
  };
}
