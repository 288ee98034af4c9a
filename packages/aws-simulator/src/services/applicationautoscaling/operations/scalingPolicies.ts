import type * as Api from '@aws-sdk/client-application-auto-scaling';
import { CallContext } from '../../ServiceDefinition';
import { ApplicationAutoScaling } from '../model/ApplicationAutoScaling';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(ApplicationAutoScaling);

export const PutScalingPolicy = (
  context: CallContext,
  input: Api.PutScalingPolicyRequest,
) => {
  const { PolicyARN, Alarms } = of(context).putPolicy(
    input as Api.ScalingPolicy,
  );
  return { PolicyARN, Alarms };
};

export const DescribeScalingPolicies = (
  context: CallContext,
  input: Api.DescribeScalingPoliciesRequest,
) => {
  const found = [...of(context).policies.values()].filter(
    policy =>
      policy.ServiceNamespace === input.ServiceNamespace &&
      (!input.PolicyNames?.length ||
        input.PolicyNames.includes(policy.PolicyName ?? '')) &&
      (!input.ResourceId || policy.ResourceId === input.ResourceId) &&
      (!input.ScalableDimension ||
        policy.ScalableDimension === input.ScalableDimension),
  );
  const { items, NextToken } = page(found, input, 10);
  return { ScalingPolicies: items, NextToken };
};
