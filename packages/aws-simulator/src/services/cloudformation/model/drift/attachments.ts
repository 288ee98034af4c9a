import { Region } from '../../../../world/World';
import { CloudFormation } from '../stacks/CloudFormation';
import { PhysicalResource } from '../stacks/StackResource';
import { compareProperties } from './compareProperties';

/** By type and property of a resource: what others attach to it there. */
const ATTACHED: Record<
  string,
  Record<string, (to: PhysicalResource, other: PhysicalResource) => unknown[]>
> = {
  'AWS::EC2::SecurityGroup': {
    SecurityGroupIngress: ruleOf('AWS::EC2::SecurityGroupIngress'),
    SecurityGroupEgress: ruleOf('AWS::EC2::SecurityGroupEgress'),
  },
  'AWS::IAM::Role': {
    ManagedPolicyArns: (role, { type, physicalId, properties }) =>
      type === 'AWS::IAM::ManagedPolicy' && names(properties.Roles, role)
        ? [physicalId]
        : [],
    Policies: (role, { type, properties }) =>
      (type === 'AWS::IAM::Policy' && names(properties.Roles, role)) ||
      (type === 'AWS::IAM::RolePolicy' && names([properties.RoleName], role))
        ? [{ PolicyName: properties.PolicyName }]
        : [],
  },
  'AWS::IAM::ManagedPolicy': {
    Roles: (policy, { type, ref, properties }) =>
      type === 'AWS::IAM::Role' && names(properties.ManagedPolicyArns, policy)
        ? [ref]
        : [],
  },
};

/**
 * A list of a resource without what other resources of stacks attach to it,
 * which is not its drift.
 */
export function withoutAttached(
  region: Region,
  physical: PhysicalResource,
  property: string,
  actual: unknown,
): unknown {
  const attachedBy = ATTACHED[physical.type]?.[property];
  if (!attachedBy || !Array.isArray(actual)) {
    return actual;
  }
  const attached = resources(region).flatMap(other =>
    attachedBy(physical, other),
  );
  const own = physical.properties[property] ?? [];
  return actual.filter(item => isOneOf(own, item) || !isOneOf(attached, item));
}

function isOneOf(wanted: unknown[], item: unknown): boolean {
  return wanted.some(one => compareProperties(one, item).length === 0);
}

function ruleOf(ruleType: string) {
  return (
    group: PhysicalResource,
    { type, properties }: PhysicalResource,
  ): unknown[] => {
    const { GroupId, GroupName, ...rule } = properties;
    return type === ruleType && names([GroupId ?? GroupName], group)
      ? [rule]
      : [];
  };
}

function names(list: unknown, { physicalId, ref }: PhysicalResource): boolean {
  return [list ?? []].flat().some(name => name === physicalId || name === ref);
}

function resources(region: Region): PhysicalResource[] {
  return [...region.service(CloudFormation).stacks.values()]
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .flatMap(stack => [...stack.resources.values()])
    .map(({ physical }) => physical);
}
