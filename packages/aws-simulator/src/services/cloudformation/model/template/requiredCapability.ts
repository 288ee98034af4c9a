import { Capability } from '@aws-sdk/client-cloudformation';
import { ResourceDefinition } from './Template';

/** The IAM resource types that require a capability, with the property for a custom name. */
const IAM_TYPES = new Map<string, string | undefined>([
  ['AWS::IAM::AccessKey', undefined],
  ['AWS::IAM::Group', 'GroupName'],
  ['AWS::IAM::InstanceProfile', 'InstanceProfileName'],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName'],
  ['AWS::IAM::Policy', undefined],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::UserToGroupAddition', undefined],
]);

/** The capability that the IAM resources among these require, and their types. */
export function requiredCapability(
  resources: ResourceDefinition[],
): { capability: Capability; types: string[] } | undefined {
  const found = resources.filter(({ Type }) => IAM_TYPES.has(Type));
  if (found.length === 0) {
    return undefined;
  }
  const named = found.some(({ Type, Properties }) => {
    const name = IAM_TYPES.get(Type);
    return name !== undefined && Properties?.[name] !== undefined;
  });
  return {
    capability: named
      ? Capability.CAPABILITY_NAMED_IAM
      : Capability.CAPABILITY_IAM,
    types: [...new Set(found.map(({ Type }) => Type))],
  };
}
