import { resourceTags, updateTags } from '../../resourceTags';
import { ExistingResourceRequest, ResourceType } from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import { listAttributes } from '../model/attributes';
import {
  createTargetGroup,
  deleteTargetGroup,
  modifyTargetGroup,
  setTargetGroupAttributes,
} from '../model/targetGroups';
import { registerTargets } from '../model/targets';
import { physicalName } from '../../physicalName';

/** Of a generated name. The API takes 32 characters. */
const MAX_NAME_LENGTH = 25;

const find = ({ region, physicalId }: ExistingResourceRequest) =>
  region.service(Elbv2).targetGroup(physicalId);

/** `AWS::ElasticLoadBalancingV2::TargetGroup` */
export const targetGroup: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  sdkServiceName: 'ElasticLoadBalancingV2',
  api: { service: 'elasticloadbalancing', operation: 'CreateTargetGroup' },
  seconds: { create: 18, update: 5, delete: 2 },
  supportedProperties: [
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
  ],
  create(request) {
    const { properties, region } = request;
    const elb = region.service(Elbv2);
    const created = createTargetGroup(elb, {
      ...properties,
      Name: properties.Name ?? physicalName(request, MAX_NAME_LENGTH),
      Tags: resourceTags(request),
    });
    const { TargetGroupArn } = created.shape;
    try {
      setTargetGroupAttributes(created, properties.TargetGroupAttributes ?? []);
      registerTargets(elb, TargetGroupArn, properties.Targets ?? []);
    } catch (error) {
      deleteTargetGroup(elb, TargetGroupArn);
      throw error;
    }
    return TargetGroupArn;
  },
  update(request) {
    const { physicalId, properties, region } = request;
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
    } = properties;
    modifyTargetGroup(region.service(Elbv2), {
      TargetGroupArn: physicalId,
      HealthCheckEnabled,
      HealthCheckIntervalSeconds,
      HealthCheckPath,
      HealthCheckPort,
      HealthCheckProtocol,
      HealthCheckTimeoutSeconds,
      HealthyThresholdCount,
      Matcher,
      UnhealthyThresholdCount,
    });
    const found = find(request);
    setTargetGroupAttributes(found, properties.TargetGroupAttributes ?? []);
    updateTags(request, found);
  },
  delete({ region, physicalId }) {
    deleteTargetGroup(region.service(Elbv2), physicalId);
  },
  read({ region, physicalId }) {
    const elb = region.service(Elbv2);
    const found = elb.targetGroups.get(physicalId);
    if (!found) {
      return undefined;
    }
    const { shape } = found;
    return {
      TargetGroupArn: shape.TargetGroupArn,
      TargetGroupFullName: shape.TargetGroupArn.split(':').pop(),
      TargetGroupName: shape.TargetGroupName,
      HealthCheckEnabled: shape.HealthCheckEnabled,
      HealthCheckIntervalSeconds: shape.HealthCheckIntervalSeconds,
      HealthCheckPath: shape.HealthCheckPath,
      HealthCheckPort: shape.HealthCheckPort,
      HealthCheckProtocol: shape.HealthCheckProtocol,
      HealthCheckTimeoutSeconds: shape.HealthCheckTimeoutSeconds,
      HealthyThresholdCount: shape.HealthyThresholdCount,
      IpAddressType: shape.IpAddressType,
      LoadBalancerArns: (
        elb.loadBalancersByTargetGroup().get(physicalId) ?? []
      ).map(user => user.shape.LoadBalancerArn),
      Matcher: shape.Matcher,
      Name: shape.TargetGroupName,
      Port: shape.Port,
      Protocol: shape.Protocol,
      ProtocolVersion: shape.ProtocolVersion,
      Tags: found.tags,
      TargetGroupAttributes: listAttributes(found.attributes),
      TargetType: shape.TargetType,
      Targets: [...found.targets.values()].map(target => ({
        Id: target.id,
        Port: target.port,
        AvailabilityZone: target.availabilityZone,
      })),
      UnhealthyThresholdCount: shape.UnhealthyThresholdCount,
      VpcId: shape.VpcId,
    };
  },
  list: region => region.service(Elbv2).targetGroups.keys(),
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
