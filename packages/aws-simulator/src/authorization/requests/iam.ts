import { Iam } from '../../services/iam/model/Iam';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

/** IAM */
export const iam: ServiceRules = {
  resources: {
    role({ region, operation, input }) {
      const prefix = `arn:${region.partition}:iam::${region.accountId}:role`;
      if (operation === 'CreateServiceLinkedRole') {
        return [`${prefix}/aws-service-role/${input.AWSServiceName}/*`];
      }
      const { RoleName } = input;
      if (!RoleName || RoleName.startsWith('arn:')) {
        return RoleName ? [RoleName] : [];
      }
      const found = region.account.service(Iam).roles.get(RoleName);
      return [found?.arn ?? `${prefix}${input.Path ?? '/'}${RoleName}`];
    },
    policy: ({ region, input }) =>
      input.PolicyName && input.PolicyDocument && !input.RoleName
        ? [
            `arn:${region.partition}:iam::${region.accountId}:policy${
              input.Path ?? '/'
            }${input.PolicyName}`,
          ]
        : [input.PolicyArn ?? []].flat(),
  },
  keys: call => ({
    'iam:PermissionsBoundary': boundaryOf(call),
    'iam:PolicyARN': call.input.PolicyArn,
    'iam:AWSServiceName': call.input.AWSServiceName,
  }),
  tagsOf(region, arn) {
    const { roles } = region.account.service(Iam);
    return [...roles.values()].find(role => role.arn === arn)?.tags;
  },
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied: call =>
    call.operation === 'CreateRole' && call.input.Tags?.length
      ? [{ ...call, operation: 'TagRole' }]
      : [],
};

/** The boundary that a role is to get, or else the one that it has. */
function boundaryOf({ region, input }: ServiceCall): string | undefined {
  return (
    input.PermissionsBoundary ??
    region.account.service(Iam).roles.get(input.RoleName)?.permissionsBoundary
  );
}
