import { Iam } from '../../services/iam/model/Iam';
import { openIdProviderArn } from '../../services/iam/model/openIdProviders';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

/** What includes the tagging of what it creates. */
const TAGGING: Record<string, string> = {
  CreateRole: 'TagRole',
  CreateOpenIDConnectProvider: 'TagOpenIDConnectProvider',
};

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
    'oidc-provider': ({ region, input }) =>
      input.Url === undefined
        ? [input.OpenIDConnectProviderArn ?? []].flat()
        : [
            openIdProviderArn(
              region.partition,
              region.accountId,
              String(input.Url).replace(/^https:\/\//, ''),
            ),
          ],
  },
  keys: call => ({
    'iam:PermissionsBoundary': boundaryOf(call),
    'iam:PolicyARN': call.input.PolicyArn,
    'iam:AWSServiceName': call.input.AWSServiceName,
  }),
  tagsOf(region, arn) {
    const { roles, openIdProviders } = region.account.service(Iam);
    return [...roles.values(), ...openIdProviders.values()].find(
      one => one.arn === arn,
    )?.tags;
  },
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied: call =>
    call.operation in TAGGING && call.input.Tags?.length
      ? [{ ...call, operation: TAGGING[call.operation] }]
      : [],
};

/** The boundary that a role is to get, or else the one that it has. */
function boundaryOf({ region, input }: ServiceCall): string | undefined {
  return (
    input.PermissionsBoundary ??
    region.account.service(Iam).roles.get(input.RoleName)?.permissionsBoundary
  );
}
