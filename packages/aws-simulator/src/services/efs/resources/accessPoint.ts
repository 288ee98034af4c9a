import { resourceTags } from '../../resourceTags';
import { Region } from '../../../world/World';
import { ResourceType } from '../../ResourceType';
import { AccessPoint, Efs } from '../model/Efs';

const arnOf = (region: Region, id: string) =>
  region.arn('elasticfilesystem', `access-point/${id}`);

/** `AWS::EFS::AccessPoint` */
export const accessPoint: ResourceType = {
  typeName: 'AWS::EFS::AccessPoint',
  sdkServiceName: 'Efs',
  seconds: { create: 5, update: 5, delete: 4 },
  supportedProperties: [
    'AccessPointTags',
    'ClientToken',
    'FileSystemId',
    'PosixUser',
    'RootDirectory',
  ],
  create(request) {
    const { properties, region } = request;
    const efs = region.service(Efs);
    const { id: fileSystemId } = efs.fileSystem(properties.FileSystemId);
    const id = region.ids.ec2('fsap');
    const created: AccessPoint = {
      id,
      arn: arnOf(region, id),
      clientToken: properties.ClientToken,
      creationInfo: properties.RootDirectory?.CreationInfo,
      fileSystemId,
      path: properties.RootDirectory?.Path ?? '/',
      posixUser: properties.PosixUser,
      tags: resourceTags(request, 'AccessPointTags'),
    };
    efs.accessPoints.set(id, created);
    return id;
  },
  update(request) {
    const found = request.region
      .service(Efs)
      .accessPoints.get(request.physicalId);
    if (found) {
      found.tags = resourceTags(request, 'AccessPointTags');
    }
  },
  delete({ region, physicalId }) {
    region.service(Efs).accessPoints.delete(physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Efs).accessPoints.get(physicalId);
    return (
      found && {
        AccessPointId: found.id,
        AccessPointTags: found.tags,
        Arn: found.arn,
        ClientToken: found.clientToken,
        FileSystemId: found.fileSystemId,
        PosixUser: found.posixUser,
        RootDirectory: {
          CreationInfo: found.creationInfo,
          Path: found.path,
        },
      }
    );
  },
  list: region => region.service(Efs).accessPoints.keys(),
  attributes: ({ region, physicalId }) => ({
    AccessPointId: physicalId,
    Arn: arnOf(region, physicalId),
  }),
};
