import {
  ExistingResourceRequest,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import {
  ApplicationAutoScaling,
  targetKey,
} from '../model/ApplicationAutoScaling';

function put(request: ResourceRequest): string {
  const { properties, region } = request;
  const { Tags: _, ...target } = properties;
  return targetKey(
    region.service(ApplicationAutoScaling).registerTarget(target as any),
  );
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
    const found = region
      .service(ApplicationAutoScaling)
      .targets.get(physicalId);
    return (
      found && {
        Id: physicalId,
        MaxCapacity: found.MaxCapacity,
        MinCapacity: found.MinCapacity,
        ResourceId: found.ResourceId,
        ScalableDimension: found.ScalableDimension,
        ServiceNamespace: found.ServiceNamespace,
        SuspendedState: found.SuspendedState,
      }
    );
  },
  list: region => region.service(ApplicationAutoScaling).targets.keys(),
  attributes: ({ physicalId }: ExistingResourceRequest) => ({ Id: physicalId }),
};
