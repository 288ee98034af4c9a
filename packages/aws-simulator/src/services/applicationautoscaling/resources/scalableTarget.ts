import {
  ExistingResourceRequest,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import {
  ApplicationAutoScaling,
  targetKey,
} from '../model/ApplicationAutoScaling';
import {
  deleteScheduledAction,
  putScheduledAction,
  scheduledActionsOf,
} from '../model/scheduledActions';

/** Registers the target again, which sets its limits whatever a schedule made of them. */
function put({ properties, region }: ResourceRequest): string {
  const { Tags: _, ScheduledActions = [], ...target } = properties;
  const scaling = region.service(ApplicationAutoScaling);
  const registered = scaling.registerTarget(target as any);
  const { ServiceNamespace, ResourceId, ScalableDimension } = registered;
  const key = { ServiceNamespace, ResourceId, ScalableDimension };
  for (const action of ScheduledActions) {
    putScheduledAction(scaling, { ...key, ...action });
  }
  const names = ScheduledActions.map(
    (action: { ScheduledActionName: string }) => action.ScheduledActionName,
  );
  for (const action of scheduledActionsOf(scaling, key)) {
    if (!names.includes(action.ScheduledActionName)) {
      deleteScheduledAction(scaling, action);
    }
  }
  return targetKey(registered);
}

function keyOf(physicalId: string) {
  const [ResourceId, ScalableDimension, ServiceNamespace] =
    physicalId.split('|');
  return { ResourceId, ScalableDimension, ServiceNamespace };
}

/** `AWS::ApplicationAutoScaling::ScalableTarget` */
export const scalableTarget: ResourceType = {
  typeName: 'AWS::ApplicationAutoScaling::ScalableTarget',
  sdkServiceName: 'ApplicationAutoScaling',
  api: {
    service: 'application-autoscaling',
    operation: 'RegisterScalableTarget',
  },
  seconds: { create: 3, update: 3, delete: 3 },
  supportedProperties: [
    'MaxCapacity',
    'MinCapacity',
    'ResourceId',
    'RoleARN',
    'ScalableDimension',
    'ScheduledActions',
    'ServiceNamespace',
    'SuspendedState',
    'Tags',
  ],
  create: put,
  update(request) {
    put(request);
  },
  delete({ physicalId, region }) {
    const scaling = region.service(ApplicationAutoScaling);
    if (scaling.targets.has(physicalId)) {
      scaling.deregisterTarget(keyOf(physicalId));
    }
  },
  read({ region, physicalId }) {
    const scaling = region.service(ApplicationAutoScaling);
    const found = scaling.targets.get(physicalId);
    const actions = found ? scheduledActionsOf(scaling, found) : [];
    return (
      found && {
        Id: physicalId,
        MaxCapacity: found.MaxCapacity,
        MinCapacity: found.MinCapacity,
        ResourceId: found.ResourceId,
        ScalableDimension: found.ScalableDimension,
        ScheduledActions: actions.length
          ? actions.map(action => ({
              EndTime: action.EndTime?.toISOString(),
              ScalableTargetAction: action.ScalableTargetAction,
              Schedule: action.Schedule,
              ScheduledActionName: action.ScheduledActionName,
              StartTime: action.StartTime?.toISOString(),
              Timezone: action.Timezone,
            }))
          : undefined,
        ServiceNamespace: found.ServiceNamespace,
        SuspendedState: found.SuspendedState,
      }
    );
  },
  list: region => region.service(ApplicationAutoScaling).targets.keys(),
  attributes: ({ physicalId }: ExistingResourceRequest) => ({ Id: physicalId }),
};
