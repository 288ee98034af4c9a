import {
  ExistingResourceRequest,
  ResourceRequest,
  ResourceType,
} from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import { setAttributes } from '../model/attributes';
import {
  createTargetGroup,
  deleteTargetGroup,
  modifyTargetGroup,
} from '../model/targetGroups';
import { registerTargets } from '../model/targets';
import { withNumbers } from './numbers';
import { onlyProperties } from '../../onlyProperties';
import { physicalName } from '../../physicalName';

const settings = ({ properties }: ResourceRequest) =>
  withNumbers(
    {
      ...properties,
      HealthCheckEnabled:
        properties.HealthCheckEnabled === undefined
          ? undefined
          : String(properties.HealthCheckEnabled) === 'true',
    } as Record<string, any>,
    'Port',
    'HealthCheckIntervalSeconds',
    'HealthCheckTimeoutSeconds',
    'HealthyThresholdCount',
    'UnhealthyThresholdCount',
  );

const find = ({ region, physicalId }: ExistingResourceRequest) =>
  region.service(Elbv2).targetGroup(physicalId);

const PROPERTIES = [
  'HealthCheckEnabled',
  'HealthCheckIntervalSeconds',
  'HealthCheckPath',
  'HealthCheckPort',
  'HealthCheckProtocol',
  'HealthCheckTimeoutSeconds',
  'HealthyThresholdCount',
  'IpAddressType',
  'Matcher',
  'Name',
  'Port',
  'Protocol',
  'ProtocolVersion',
  'Tags',
  'TargetGroupAttributes',
  'TargetType',
  'Targets',
  'UnhealthyThresholdCount',
  'VpcId',
];

/** `AWS::ElasticLoadBalancingV2::TargetGroup` */
export const targetGroup: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  sdkServiceName: 'ElasticLoadBalancingV2',
  seconds: { create: 18, update: 5, delete: 2 },
  create(request) {
    onlyProperties(request, PROPERTIES);
    const { properties, region, stackTags } = request;
    const elb = region.service(Elbv2);
    const { shape, attributes } = createTargetGroup(elb, {
      ...settings(request),
      Name: properties.Name ?? physicalName(request, 32),
      Tags: [...(properties.Tags ?? []), ...stackTags],
    });
    setAttributes(
      attributes,
      properties.TargetGroupAttributes ?? [],
      'Target group',
    );
    registerTargets(
      elb,
      shape.TargetGroupArn,
      (properties.Targets ?? []).map((target: Record<string, any>) =>
        withNumbers(target, 'Port'),
      ),
    );
    return shape.TargetGroupArn;
  },
  update(request) {
    onlyProperties(request, PROPERTIES);
    const { physicalId, properties, region, stackTags } = request;
    const {
      HealthCheckEnabled,
      HealthCheckIntervalSeconds,
      HealthCheckPath,
      HealthCheckPort,
      HealthCheckProtocol,
      HealthCheckTimeoutSeconds,
      HealthyThresholdCount,
      Matcher,
      UnhealthyThresholdCount,
    } = settings(request);
    modifyTargetGroup(region.service(Elbv2), {
      TargetGroupArn: physicalId,
      HealthCheckEnabled,
      HealthCheckIntervalSeconds,
      HealthCheckPath,
      HealthCheckPort: HealthCheckPort && String(HealthCheckPort),
      HealthCheckProtocol,
      HealthCheckTimeoutSeconds,
      HealthyThresholdCount,
      Matcher,
      UnhealthyThresholdCount,
    });
    const found = find(request);
    setAttributes(
      found.attributes,
      properties.TargetGroupAttributes ?? [],
      'Target group',
    );
    found.tags = [...(properties.Tags ?? []), ...stackTags];
  },
  delete({ region, physicalId }) {
    deleteTargetGroup(region.service(Elbv2), physicalId);
  },
  attributes(request) {
    const { shape } = find(request);
    const users = request.region
      .service(Elbv2)
      .loadBalancersByTargetGroup()
      .get(shape.TargetGroupArn);
    return {
      TargetGroupArn: shape.TargetGroupArn,
      TargetGroupName: shape.TargetGroupName,
      TargetGroupFullName: shape.TargetGroupArn.split(':').pop(),
      LoadBalancerArns: (users ?? []).map(user => user.shape.LoadBalancerArn),
    };
  },
};
