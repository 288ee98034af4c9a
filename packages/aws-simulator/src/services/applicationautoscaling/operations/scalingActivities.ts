import type * as Api from '@aws-sdk/client-application-auto-scaling';
import { CallContext } from '../../ServiceDefinition';
import { ApplicationAutoScaling } from '../model/ApplicationAutoScaling';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(ApplicationAutoScaling);

export const DescribeScalingActivities = (
  context: CallContext,
  input: Api.DescribeScalingActivitiesRequest,
) => {
  const found = of(context).activities.filter(
    activity =>
      activity.ServiceNamespace === input.ServiceNamespace &&
      (!input.ResourceId || activity.ResourceId === input.ResourceId) &&
      (!input.ScalableDimension ||
        activity.ScalableDimension === input.ScalableDimension),
  );
  const { items, NextToken } = page(found, input, 50);
  return { ScalingActivities: items, NextToken };
};
