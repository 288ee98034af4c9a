import { ResourceModel } from '../../ResourceType';
import { ServiceRecord } from '../model/types';
import { templateForm } from '../model/templateForm';
import { strategyModel } from './strategyModel';
import { tagModels } from './tags';

/** A service as the registry reads it. */
export function serviceModel(record: ServiceRecord): ResourceModel {
  const { shape, configuration, loadBalancers, network, capacity, tags } =
    record;
  return {
    ServiceArn: shape.serviceArn,
    Name: shape.serviceName,
    AvailabilityZoneRebalancing: shape.availabilityZoneRebalancing,
    CapacityProviderStrategy: capacity && strategyModel(capacity),
    DeploymentConfiguration: {
      BakeTimeInMinutes: 0,
      ...templateForm(configuration),
      DeploymentCircuitBreaker: {
        Enable: false,
        ResetOnHealthyTask: true,
        Rollback: false,
        ThresholdConfiguration: { Type: 'BOUNDED_PERCENT', Value: 50 },
        ...templateForm(configuration.deploymentCircuitBreaker ?? {}),
      },
    },
    DeploymentController: templateForm(shape.deploymentController ?? {}),
    DesiredCount: shape.desiredCount,
    EnableECSManagedTags: shape.enableECSManagedTags,
    EnableExecuteCommand: shape.enableExecuteCommand,
    HealthCheckGracePeriodSeconds: shape.healthCheckGracePeriodSeconds ?? 0,
    LaunchType: shape.launchType,
    LoadBalancers:
      loadBalancers.length > 0 ? loadBalancers.map(templateForm) : undefined,
    NetworkConfiguration: network && {
      AwsvpcConfiguration: {
        AssignPublicIp: 'DISABLED',
        SecurityGroups: [],
        ...templateForm(network.awsvpcConfiguration ?? {}),
      },
    },
    PlacementConstraints: (shape.placementConstraints ?? []).map(templateForm),
    PlacementStrategies: (shape.placementStrategy ?? []).map(templateForm),
    PlatformVersion: network && shape.platformVersion,
    PropagateTags:
      shape.propagateTags === 'NONE' ? undefined : shape.propagateTags,
    Role:
      network &&
      `arn:aws:iam::${
        shape.serviceArn.split(':')[4]
      }:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    SchedulingStrategy: shape.schedulingStrategy,
    ServiceName: shape.serviceName,
    Tags: tags.length > 0 ? tagModels(tags) : undefined,
    TaskDefinition: shape.taskDefinition,
  };
}
