import {
  ExistingResourceRequest,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { onlyProperties } from '../../onlyProperties';
import {
  ApplicationAutoScaling,
  targetKey,
} from '../model/ApplicationAutoScaling';

const PROPERTIES = [
  'MaxCapacity',
  'MinCapacity',
  'ResourceId',
  'RoleARN',
  'ScalableDimension',
  'ServiceNamespace',
  'SuspendedState',
  'Tags',
];

function put(request: ResourceRequest): string {
  onlyProperties(request, PROPERTIES);
  const { properties, region } = request;
  const { Tags: _, MinCapacity, MaxCapacity, ...target } = properties;
  return targetKey(
    region.service(ApplicationAutoScaling).registerTarget({
      ...(target as any),
      MinCapacity: Number(MinCapacity),
      MaxCapacity: Number(MaxCapacity),
    }),
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
  seconds: { create: 3, update: 3, delete: 3 },
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
  attributes: ({ physicalId }: ExistingResourceRequest) => ({ Id: physicalId }),
};
