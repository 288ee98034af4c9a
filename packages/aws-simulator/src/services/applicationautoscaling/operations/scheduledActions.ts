import type * as Api from '@aws-sdk/client-application-auto-scaling';
import { CallContext } from '../../ServiceDefinition';
import { ApplicationAutoScaling } from '../model/ApplicationAutoScaling';
import * as model from '../model/scheduledActions';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(ApplicationAutoScaling);

export const PutScheduledAction = (
  context: CallContext,
  input: Api.PutScheduledActionRequest,
) => {
  model.putScheduledAction(of(context), input);
  return {};
};

export const DeleteScheduledAction = (
  context: CallContext,
  input: Api.DeleteScheduledActionRequest,
) => {
  model.deleteScheduledAction(of(context), input);
  return {};
};

export const DescribeScheduledActions = (
  context: CallContext,
  input: Api.DescribeScheduledActionsRequest,
) => {
  const found = [...of(context).scheduledActions.values()]
    .map(({ shape }) => shape)
    .filter(
      action =>
        action.ServiceNamespace === input.ServiceNamespace &&
        (!input.ScheduledActionNames?.length ||
          input.ScheduledActionNames.includes(
            action.ScheduledActionName ?? '',
          )) &&
        (!input.ResourceId || action.ResourceId === input.ResourceId) &&
        (!input.ScalableDimension ||
          action.ScalableDimension === input.ScalableDimension),
    );
  const { items, NextToken } = page(found, input, 50);
  return { ScheduledActions: items, NextToken };
};
