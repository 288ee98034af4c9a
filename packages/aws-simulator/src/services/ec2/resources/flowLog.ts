import { resourceTags, updateTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import { createFlowLog, flowLogSettings } from '../model/flowLogs';

/** `AWS::EC2::FlowLog` */
export const flowLog: ResourceType = {
  typeName: 'AWS::EC2::FlowLog',
  sdkServiceName: 'Ec2',
  seconds: { create: 3, update: 2, delete: 2 },
  supportedProperties: [
    'DeliverLogsPermissionArn',
    'DestinationOptions',
    'LogDestination',
    'LogDestinationType',
    'LogFormat',
    'LogGroupName',
    'MaxAggregationInterval',
    'ResourceId',
    'ResourceType',
    'Tags',
    'TrafficType',
  ],
  create(request) {
    const { properties, region } = request;
    const options = properties.DestinationOptions;
    const settings = flowLogSettings({
      resourceType: properties.ResourceType,
      trafficType: properties.TrafficType,
      destinationType: properties.LogDestinationType,
      destination: properties.LogDestination,
      logGroupName: properties.LogGroupName,
      roleArn: properties.DeliverLogsPermissionArn,
      logFormat: properties.LogFormat,
      maxAggregationInterval: properties.MaxAggregationInterval,
      destinationOptions: options && {
        fileFormat: options.FileFormat,
        hiveCompatiblePartitions: options.HiveCompatiblePartitions,
        perHourPartition: options.PerHourPartition,
      },
      tags: resourceTags(request),
    });
    return createFlowLog(region.service(Ec2), properties.ResourceId, settings)
      .id;
  },
  update(request) {
    const found = request.region.service(Ec2).flowLogs.get(request.physicalId);
    if (found) {
      updateTags(request, found);
    }
  },
  delete({ region, physicalId }) {
    region.service(Ec2).flowLogs.delete(physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).flowLogs.get(physicalId);
    return (
      found && {
        DeliverLogsPermissionArn: found.roleArn,
        DestinationOptions: found.destinationOptions && {
          FileFormat: found.destinationOptions.fileFormat,
          HiveCompatiblePartitions:
            found.destinationOptions.hiveCompatiblePartitions,
          PerHourPartition: found.destinationOptions.perHourPartition,
        },
        Id: found.id,
        LogDestination: found.destination,
        LogDestinationType: found.destinationType,
        LogFormat: found.logFormat,
        LogGroupName: found.logGroupName,
        MaxAggregationInterval: found.maxAggregationInterval,
        ResourceId: found.resourceId,
        ResourceType: found.resourceType,
        Tags: found.tags,
        TrafficType: found.trafficType,
      }
    );
  },
  list: region => region.service(Ec2).flowLogs.keys(),
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};
