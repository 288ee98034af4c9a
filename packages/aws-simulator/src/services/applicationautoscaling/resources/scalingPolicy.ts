import { ResourceRequest, ResourceType } from '../../ResourceType';
import { onlyProperties } from '../../onlyProperties';
import { ApplicationAutoScaling } from '../model/ApplicationAutoScaling';

const PROPERTIES = [
  'PolicyName',
  'PolicyType',
  'ResourceId',
  'ScalableDimension',
  'ScalingTargetId',
  'ServiceNamespace',
  'StepScalingPolicyConfiguration',
  'TargetTrackingScalingPolicyConfiguration',
];

const NUMBERS = ['TargetValue', 'ScaleInCooldown', 'ScaleOutCooldown'];

function put(request: ResourceRequest): string {
  onlyProperties(request, PROPERTIES);
  const { properties, region } = request;
  const {
    ScalingTargetId,
    TargetTrackingScalingPolicyConfiguration: tracking,
    ...policy
  } = properties;
  const [ResourceId, ScalableDimension, ServiceNamespace] = String(
    ScalingTargetId ?? '',
  ).split('|');
  const target = ScalingTargetId
    ? { ResourceId, ScalableDimension, ServiceNamespace }
    : {};
  const { PolicyARN = '' } = region.service(ApplicationAutoScaling).putPolicy({
    ...target,
    ...(policy as any),
    TargetTrackingScalingPolicyConfiguration: tracking && withNumbers(tracking),
  });
  return PolicyARN;
}

function withNumbers(tracking: Record<string, any>) {
  return Object.fromEntries(
    Object.entries(tracking).map(([name, value]) => {
      if (NUMBERS.includes(name)) {
        return [name, Number(value)];
      }
      return [
        name,
        name === 'DisableScaleIn' ? String(value) === 'true' : value,
      ];
    }),
  );
}

/** `AWS::ApplicationAutoScaling::ScalingPolicy` */
export const scalingPolicy: ResourceType = {
  typeName: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  sdkServiceName: 'ApplicationAutoScaling',
  seconds: { create: 3, update: 3, delete: 3 },
  create: put,
  update(request) {
    put(request);
  },
  delete({ physicalId, region }) {
    region.service(ApplicationAutoScaling).policies.delete(physicalId);
  },
  attributes: ({ physicalId }) => ({ Arn: physicalId }),
};
