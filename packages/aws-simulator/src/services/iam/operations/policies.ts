import type {
  ListPoliciesRequest,
  ListPoliciesResponse,
  Policy,
} from '@aws-sdk/client-iam';
import { Operation } from '../../ServiceDefinition';
import { Iam } from '../model/Iam';
import { attachmentCount } from '../model/policies';
import { page } from './page';

/**
 * ListPolicies: those of the account. AWS's own, which anybody may attach by name,
 * are not listed.
 */
export const ListPolicies: Operation<
  ListPoliciesRequest,
  ListPoliciesResponse
> = ({ account }, input) => {
  const iam = account.service(Iam);
  const policies = input.Scope === 'AWS' ? [] : [...iam.policies.values()];
  const views = policies
    .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'))
    .map(
      (policy): Policy => ({
        PolicyName: policy.name,
        PolicyId: policy.id,
        Arn: policy.arn,
        Path: policy.path,
        DefaultVersionId: `v${policy.version}`,
        AttachmentCount: attachmentCount(iam, policy.arn),
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate: policy.createDate,
        UpdateDate: policy.updateDate,
      }),
    )
    .filter(({ AttachmentCount }) => !input.OnlyAttached || AttachmentCount);
  const { items, ...more } = page(views, input);
  return { ...more, Policies: items };
};
