import type {
  AttachRolePolicyRequest,
  DeleteRolePolicyRequest,
  DetachRolePolicyRequest,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
  PutRolePolicyRequest,
} from '@aws-sdk/client-iam';
import { Operation } from '../../ServiceDefinition';
import {
  attachRolePolicy,
  deleteRolePolicy,
  detachRolePolicy,
  putRolePolicy,
  rolePolicy,
} from '../model/roles';
import { Iam } from '../model/Iam';
import { page } from './page';

export const AttachRolePolicy: Operation<AttachRolePolicyRequest> = (
  { account },
  { RoleName = '', PolicyArn = '' },
) => attachRolePolicy(account.service(Iam), RoleName, PolicyArn);

export const DetachRolePolicy: Operation<DetachRolePolicyRequest> = (
  { account },
  { RoleName = '', PolicyArn = '' },
) => detachRolePolicy(account.service(Iam), RoleName, PolicyArn);

export const ListAttachedRolePolicies: Operation<
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse
> = ({ account }, input) => {
  const role = account.service(Iam).role(input.RoleName ?? '');
  const { items, ...more } = page([...role.managedPolicyArns], input);
  return {
    ...more,
    AttachedPolicies: items.map(PolicyArn => ({
      PolicyArn,
      PolicyName: PolicyArn.split('/').at(-1),
    })),
  };
};

export const PutRolePolicy: Operation<PutRolePolicyRequest> = (
  { account },
  { RoleName = '', PolicyName = '', PolicyDocument },
) => putRolePolicy(account.service(Iam), RoleName, PolicyName, PolicyDocument);

export const DeleteRolePolicy: Operation<DeleteRolePolicyRequest> = (
  { account },
  { RoleName = '', PolicyName = '' },
) => deleteRolePolicy(account.service(Iam), RoleName, PolicyName);

export const ListRolePolicies: Operation<
  ListRolePoliciesRequest,
  ListRolePoliciesResponse
> = ({ account }, input) => {
  const role = account.service(Iam).role(input.RoleName ?? '');
  const { items, ...more } = page([...role.inlinePolicies.keys()], input);
  return { ...more, PolicyNames: items };
};

export const GetRolePolicy: Operation<
  GetRolePolicyRequest,
  GetRolePolicyResponse
> = ({ account }, { RoleName = '', PolicyName = '' }) => ({
  RoleName,
  PolicyName,
  PolicyDocument: encodeURIComponent(
    JSON.stringify(rolePolicy(account.service(Iam), RoleName, PolicyName)),
  ),
});
