import { ResourceRequest, ResourceType } from '../../ResourceType';
import { ApplicationAutoScaling } from '../model/ApplicationAutoScaling';

function put(request: ResourceRequest): string {
  const { properties, region } = request;
  const { ScalingTargetId, ...policy } = properties;
  const [ResourceId, ScalableDimension, ServiceNamespace] = String(
    ScalingTargetId ?? '',
  ).split('|');
  const target = ScalingTargetId
    ? { ResourceId, ScalableDimension, ServiceNamespace }
    : {};
  const { PolicyARN = '' } = region.service(ApplicationAutoScaling).putPolicy({
    ...target,
    ...(policy as any),
  });
  return PolicyARN;
}

/** `AWS::ApplicationAutoScaling::ScalingPolicy` */
export const scalingPolicy: ResourceType = {
  typeName: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  sdkServiceName: 'ApplicationAutoScaling',
  api: { service: 'application-autoscaling', operation: 'PutScalingPolicy' },
  seconds: { create: 3, update: 3, delete: 3 },
  supportedProperties: [
    'PolicyName',
    'PolicyType',
    'ResourceId',
    'ScalableDimension',
    'ScalingTargetId',
    'ServiceNamespace',
    'StepScalingPolicyConfiguration',
    'TargetTrackingScalingPolicyConfiguration',
  ],
  create: put,
  update(request) {
    put(request);
  },
  delete({ physicalId, region }) {
    region.service(ApplicationAutoScaling).policies.delete(physicalId);
  },
  read({ region, physicalId }) {
    const [arn] = physicalId.split('|');
    const found = region.service(ApplicationAutoScaling).policies.get(arn);
    return (
      found && {
        Arn: found.PolicyARN,
        PolicyName: found.PolicyName,
        PolicyType: found.PolicyType,
        ResourceId: found.ResourceId,
        ScalableDimension: found.ScalableDimension,
        ServiceNamespace: found.ServiceNamespace,
        StepScalingPolicyConfiguration: found.StepScalingPolicyConfiguration,
        TargetTrackingScalingPolicyConfiguration:
          found.TargetTrackingScalingPolicyConfiguration,
      }
    );
  },
  list: region => region.service(ApplicationAutoScaling).policies.keys(),
  attributes: ({ physicalId }) => ({ Arn: physicalId }),
};
