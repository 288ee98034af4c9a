import { Ec2 } from '../../ec2/model/Ec2';
import { ResourceType } from '../../ResourceType';
import { Efs } from '../model/Efs';
import {
  createMountTarget,
  deleteMountTarget,
  SECONDS_TO_AVAILABLE,
  setSecurityGroups,
} from '../model/mountTargets';

/** `AWS::EFS::MountTarget` */
export const mountTarget: ResourceType = {
  typeName: 'AWS::EFS::MountTarget',
  sdkServiceName: 'Efs',
  seconds: { create: SECONDS_TO_AVAILABLE, update: 5, delete: 5 },
  supportedProperties: [
    'FileSystemId',
    'IpAddress',
    'SecurityGroups',
    'SubnetId',
  ],
  create: ({ properties, region }) =>
    createMountTarget(region.service(Efs), {
      fileSystemId: properties.FileSystemId,
      ipAddress: properties.IpAddress,
      securityGroupIds: properties.SecurityGroups,
      subnetId: properties.SubnetId,
    }).id,
  update({ physicalId, properties, region }) {
    const efs = region.service(Efs);
    const target = efs.mountTargets.get(physicalId);
    if (target) {
      setSecurityGroups(efs, target, properties.SecurityGroups);
    }
  },
  delete: ({ physicalId, region }) =>
    deleteMountTarget(region.service(Efs), physicalId),
  read({ region, physicalId }) {
    const target = region.service(Efs).mountTargets.get(physicalId);
    const attached =
      target && region.service(Ec2).networkInterfaces.get(target.interfaceId);
    return (
      attached && {
        FileSystemId: target.fileSystemId,
        Id: target.id,
        IpAddress: attached.privateIp,
        SecurityGroups: attached.securityGroupIds,
        SubnetId: target.subnetId,
      }
    );
  },
  list: region => region.service(Efs).mountTargets.keys(),
  listedBy: 'FileSystemId',
  attributes({ physicalId, region }) {
    const target = region.service(Efs).mountTargets.get(physicalId);
    const attached = region
      .service(Ec2)
      .networkInterfaces.get(target?.interfaceId ?? '');
    return { Id: physicalId, IpAddress: attached?.privateIp };
  },
};
