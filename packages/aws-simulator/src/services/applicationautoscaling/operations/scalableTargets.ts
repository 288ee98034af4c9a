import type * as Api from '@aws-sdk/client-application-auto-scaling';
import { CallContext } from '../../ServiceDefinition';
import { ApplicationAutoScaling } from '../model/ApplicationAutoScaling';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(ApplicationAutoScaling);

export const RegisterScalableTarget = (
  context: CallContext,
  input: Api.RegisterScalableTargetRequest,
) => {
  const { Tags: _, ...target } = input;
  const { ScalableTargetARN } = of(context).registerTarget(
    target as Api.ScalableTarget,
  );
  return { ScalableTargetARN };
};

export const DeregisterScalableTarget = (
  context: CallContext,
  input: Api.DeregisterScalableTargetRequest,
) => {
  of(context).deregisterTarget(input);
  return {};
};

export const DescribeScalableTargets = (
  context: CallContext,
  input: Api.DescribeScalableTargetsRequest,
) => {
  const found = [...of(context).targets.values()].filter(
    target =>
      target.ServiceNamespace === input.ServiceNamespace &&
      (!input.ResourceIds?.length ||
        input.ResourceIds.includes(target.ResourceId ?? '')) &&
      (!input.ScalableDimension ||
        target.ScalableDimension === input.ScalableDimension),
  );
  const { items, NextToken } = page(found, input, 50);
  return { ScalableTargets: items, NextToken };
};
