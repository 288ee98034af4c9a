import { Region } from '../../../../world/World';
import { validationError } from '../validationError';
import { availabilityZones } from '../../../ec2/model/zones';
import { CloudFormation } from '../stacks/CloudFormation';
import { DesiredState } from '../stacks/DesiredState';
import { PhysicalResource } from '../stacks/StackResource';
import { ParameterValue } from '../parameters/ParameterValue';
import { Template } from '../template/Template';
import { evaluateConditions } from './evaluateConditions';
import { EvaluationScope } from './EvaluationScope';
import { pruneConditions } from './pruneConditions';
import { UNRESOLVED } from './unresolved';

/** The stack whose template is evaluated. */
export interface StackIdentity {
  id: string;
  name: string;
}

/** A template whose conditions are evaluated, and the scope of its functions. */
export interface StackScope {
  template: Template;
  scope: EvaluationScope;
}

/** What other resources and stacks give to a template. */
type LookUp = Pick<EvaluationScope, 'ref' | 'attribute' | 'importValue'>;

/** Of a template whose resources do not exist. */
export const NOTHING_PROVISIONED: LookUp = {
  ref: () => UNRESOLVED,
  attribute: () => UNRESOLVED,
  importValue: () => UNRESOLVED,
};

/** The scope in which a template is evaluated, before its conditions are. */
export function baseScope(
  { region }: CloudFormation,
  stack: StackIdentity,
  desired: Pick<DesiredState, 'template' | 'parameters' | 'notificationArns'>,
  lookUp: LookUp,
): Omit<EvaluationScope, 'condition'> {
  const pseudo = pseudoParameters(region, stack, desired.notificationArns);
  return {
    ...lookUp,
    parameter: name =>
      pseudo[name] ?? (desired.parameters.get(name) as ParameterValue)?.value,
    mapping: (map, top, second) =>
      desired.template.Mappings[map]?.[top]?.[second],
    availabilityZones: name =>
      availabilityZones(region.accountId, name).map(zone => zone.name),
  };
}

/**
 * The scope in which a stack's template is evaluated.
 *
 * @param resource - a resource that exists, or undefined for one that is not
 *   known yet; asked only for resources of the template
 * @throws AwsError `ValidationError` for a condition that cannot be decided
 */
export function stackScope(
  cloudFormation: CloudFormation,
  stack: StackIdentity,
  desired: Pick<DesiredState, 'template' | 'parameters' | 'notificationArns'>,
  lookUp: LookUp,
): StackScope {
  const base = baseScope(cloudFormation, stack, desired, lookUp);
  const conditions = evaluateConditions(desired.template, base);
  const condition = (name: string) => {
    const value = conditions.get(name);
    if (value === undefined) {
      throw validationError(
        `Template error: unresolved condition dependency ${name} in Fn::If`,
      );
    }
    return value;
  };
  const template = pruneConditions(desired.template, condition);
  const required = (logicalId: string) => {
    if (!Object.hasOwn(template.Resources, logicalId)) {
      throw validationError(
        `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
      );
    }
  };
  return {
    template,
    scope: {
      ...base,
      condition,
      ref: logicalId => {
        required(logicalId);
        return lookUp.ref(logicalId);
      },
      attribute: (logicalId, attribute) => {
        required(logicalId);
        return lookUp.attribute(logicalId, attribute);
      },
    },
  };
}

/** The value of `Fn::GetAtt`, by the whole attribute name or member by member. */
export function attributeOf(
  resource: PhysicalResource,
  attribute: string,
): unknown {
  return Object.hasOwn(resource.attributes, attribute)
    ? resource.attributes[attribute]
    : attribute
        .split('.')
        .reduce<any>((value, key) => value?.[key], resource.attributes);
}

/**
 * The value of `Fn::GetAtt` for an attribute that must exist.
 *
 * @throws AwsError `ValidationError` for an attribute that the simulator does not give
 */
export function requireAttribute(
  resource: PhysicalResource,
  attribute: string,
): unknown {
  const value = attributeOf(resource, attribute);
  if (value === undefined) {
    throw validationError(
      `The AWS simulator does not support the attribute ${attribute} of ${resource.logicalId} (${resource.type})`,
    );
  }
  return value;
}

function pseudoParameters(
  region: Region,
  stack: StackIdentity,
  notificationArns: string[],
): Record<string, unknown> {
  return {
    'AWS::AccountId': region.accountId,
    'AWS::NotificationARNs': notificationArns,
    'AWS::Partition': region.partition,
    'AWS::Region': region.name,
    'AWS::StackId': stack.id,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': region.dnsSuffix,
  };
}
