import { Region } from '../../../../world/World';
import { Ec2 } from '../../../ec2/model/Ec2';
import { Subnet, Tagged, Vpc } from '../../../ec2/model/types';
import { DesiredState } from '../stacks/DesiredState';
import { isObject } from '../template/isObject';
import { validationError } from '../validationError';
import { evaluate } from './evaluate';
import { EvaluationScope } from './EvaluationScope';
import { RuleLookups } from './ruleFunctions';

/**
 * Evaluates the assertions of a template's `Rules` section about its parameters.
 *
 * @throws AwsError `ValidationError` with the descriptions of what does not hold
 */
export function checkRules(
  region: Region,
  { template, parameters }: DesiredState,
  scope: EvaluationScope,
): void {
  const inRules: EvaluationScope = {
    ...scope,
    ref: foreign,
    attribute: foreign,
    rules: lookupsOf(region, parameters),
  };
  for (const [name, rule] of Object.entries(template.Rules)) {
    if (!isObject(rule) || !Array.isArray(rule.Assertions)) {
      throw validationError(
        `Template format error: Rule ${name} must have a list of Assertions.`,
      );
    }
    const { RuleCondition = true, Assertions } = rule;
    if (!evaluate(RuleCondition, inRules)) {
      continue;
    }
    const broken = (Assertions as Record<string, unknown>[]).filter(
      ({ Assert }) => !evaluate(Assert, inRules),
    );
    if (broken.length > 0) {
      throw validationError(
        broken
          .map(
            ({ AssertDescription }) =>
              AssertDescription ?? `Assertion of rule ${name} failed`,
          )
          .join('; '),
      );
    }
  }
}

function foreign(name: string): never {
  throw validationError(
    `Template format error: Unresolved dependencies [${name}]. Cannot reference resources in the Rules block of the template`,
  );
}

const LIST = /^List<(.+)>$/;

function lookupsOf(
  region: Region,
  parameters: DesiredState['parameters'],
): RuleLookups {
  const refAll = (type: string) => [...resourcesOf(region, type).keys()];
  const attributeOf = (type: string, id: string, attribute: string) =>
    valueOf(type, resourcesOf(region, type).get(id), attribute);
  return {
    refAll,
    valueOfAll: (type, attribute) =>
      refAll(type).map(id => attributeOf(type, id, attribute)),
    valueOf(name, attribute) {
      const parameter = parameters.get(name);
      if (!parameter) {
        throw validationError(
          `Template error: Fn::ValueOf references undefined parameter ${name}`,
        );
      }
      const { type, value } = parameter;
      return Array.isArray(value)
        ? value.map(id =>
            attributeOf(LIST.exec(type)?.[1] ?? type, id, attribute),
          )
        : attributeOf(type, value, attribute);
    },
  };
}

function resourcesOf(region: Region, type: string): Map<string, Tagged> {
  const ec2 = region.service(Ec2);
  switch (type) {
    case 'AWS::EC2::VPC::Id':
      return ec2.vpcs;
    case 'AWS::EC2::Subnet::Id':
      return ec2.subnets;
    case 'AWS::EC2::SecurityGroup::Id':
      return ec2.securityGroups;
    default:
      throw validationError(
        `The AWS simulator does not look up resources of the type ${type} in Rules.`,
      );
  }
}

function valueOf(
  type: string,
  resource: Tagged | undefined,
  attribute: string,
): unknown {
  const [, tag] = /^Tags\.(.+)$/.exec(attribute) ?? [];
  if (tag) {
    return resource?.tags.find(({ Key }) => Key === tag)?.Value ?? '';
  }
  switch (`${type} ${attribute}`) {
    case 'AWS::EC2::VPC::Id DefaultNetworkAcl':
      return (resource as Vpc | undefined)?.defaultNetworkAclId ?? '';
    case 'AWS::EC2::VPC::Id DefaultSecurityGroup':
      return (resource as Vpc | undefined)?.defaultSecurityGroupId ?? '';
    case 'AWS::EC2::Subnet::Id AvailabilityZone':
      return (resource as Subnet | undefined)?.availabilityZone ?? '';
    case 'AWS::EC2::Subnet::Id VpcId':
      return (resource as Subnet | undefined)?.vpcId ?? '';
    default:
      throw validationError(
        `The AWS simulator does not know the attribute ${attribute} of ${type} in Rules.`,
      );
  }
}
