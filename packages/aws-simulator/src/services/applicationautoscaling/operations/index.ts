import type * as Api from '@aws-sdk/client-application-auto-scaling';
import { CallContext, Operation } from '../../ServiceDefinition';
import { ApplicationAutoScaling } from '../model/ApplicationAutoScaling';

const of = ({ region }: CallContext) => region.service(ApplicationAutoScaling);

/** Application Auto Scaling's operations, by name. */
export const operations: Record<string, Operation> = {
  RegisterScalableTarget: (
    context,
    input: Api.RegisterScalableTargetRequest,
  ) => {
    const { Tags: _, ...target } = input;
    const { ScalableTargetARN } = of(context).registerTarget(
      target as Api.ScalableTarget,
    );
    return { ScalableTargetARN };
  },
  DeregisterScalableTarget: (
    context,
    input: Api.DeregisterScalableTargetRequest,
  ) => {
    of(context).deregisterTarget(input);
    return {};
  },
  DescribeScalableTargets: (
    context,
    input: Api.DescribeScalableTargetsRequest,
  ) => ({
    ScalableTargets: [...of(context).targets.values()].filter(
      target =>
        target.ServiceNamespace === input.ServiceNamespace &&
        (!input.ResourceIds?.length ||
          input.ResourceIds.includes(target.ResourceId ?? '')) &&
        (!input.ScalableDimension ||
          target.ScalableDimension === input.ScalableDimension),
    ),
  }),
  PutScalingPolicy: (context, input: Api.PutScalingPolicyRequest) => {
    const { PolicyARN, Alarms } = of(context).putPolicy(
      input as Api.ScalingPolicy,
    );
    return { PolicyARN, Alarms };
  },
  DescribeScalingPolicies: (
    context,
    input: Api.DescribeScalingPoliciesRequest,
  ) => ({
    ScalingPolicies: [...of(context).policies.values()].filter(
      policy =>
        policy.ServiceNamespace === input.ServiceNamespace &&
        (!input.PolicyNames?.length ||
          input.PolicyNames.includes(policy.PolicyName ?? '')) &&
        (!input.ResourceId || policy.ResourceId === input.ResourceId) &&
        (!input.ScalableDimension ||
          policy.ScalableDimension === input.ScalableDimension),
    ),
  }),
  DescribeScalingActivities: (
    context,
    input: Api.DescribeScalingActivitiesRequest,
  ) => ({
    ScalingActivities: of(context).activities.filter(
      activity =>
        activity.ServiceNamespace === input.ServiceNamespace &&
        (!input.ResourceId || activity.ResourceId === input.ResourceId) &&
        (!input.ScalableDimension ||
          activity.ScalableDimension === input.ScalableDimension),
    ),
  }),
};
