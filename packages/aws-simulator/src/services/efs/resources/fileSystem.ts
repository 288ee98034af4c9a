import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { resourceTags, updatedTags } from '../../resourceTags';
import { ExistingResourceRequest, ResourceType } from '../../ResourceType';
import { checkFileSystem } from '../model/checkFileSystem';
import { Efs, FileSystem } from '../model/Efs';

const arnOf = (region: Region, id: string) =>
  region.arn('elasticfilesystem', `file-system/${id}`);

/** What can be changed of a file system. */
const settingsOf = (properties: Record<string, any>) => ({
  backup: properties.BackupPolicy?.Status === 'ENABLED',
  lifecyclePolicies: properties.LifecyclePolicies ?? [],
  policy: properties.FileSystemPolicy,
  provisionedThroughputInMibps: properties.ProvisionedThroughputInMibps,
  throughputMode: properties.ThroughputMode ?? 'bursting',
});

/** `AWS::EFS::FileSystem` */
export const fileSystem: ResourceType = {
  typeName: 'AWS::EFS::FileSystem',
  sdkServiceName: 'Efs',
  seconds: { create: 6, update: 5, delete: 4 },
  supportedProperties: [
    'AvailabilityZoneName',
    'BackupPolicy',
    'BypassPolicyLockoutSafetyCheck',
    'Encrypted',
    'FileSystemPolicy',
    'FileSystemTags',
    'KmsKeyId',
    'LifecyclePolicies',
    'PerformanceMode',
    'ProvisionedThroughputInMibps',
    'ThroughputMode',
  ],
  create(request) {
    const { properties, region } = request;
    checkFileSystem(region, properties);
    const id = region.ids.ec2('fs');
    const created: FileSystem = {
      ...settingsOf(properties),
      id,
      arn: arnOf(region, id),
      availabilityZoneName: properties.AvailabilityZoneName,
      directories: new Set(['/']),
      encrypted: properties.Encrypted ?? false,
      kmsKeyId: properties.KmsKeyId,
      performanceMode: properties.PerformanceMode ?? 'generalPurpose',
      tags: resourceTags(request, 'FileSystemTags'),
    };
    region.service(Efs).fileSystems.set(id, created);
    return id;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    checkFileSystem(region, {
      ...properties,
      // Its own ARN is known by now.
      FileSystemPolicy: undefined,
    });
    const found = region.service(Efs).fileSystem(physicalId);
    Object.assign(found, settingsOf(properties), {
      tags: updatedTags(asTags(request), found.tags),
    });
  },
  delete({ region, physicalId }) {
    const efs = region.service(Efs);
    if (efs.mountTargetsOf(physicalId).length > 0) {
      throw new AwsError(
        'FileSystemInUse',
        'File system has mount targets. Delete these mount targets first.',
        { status: 409 },
      );
    }
    for (const { id, fileSystemId } of efs.accessPoints.values()) {
      if (fileSystemId === physicalId) {
        efs.accessPoints.delete(id);
      }
    }
    efs.fileSystems.delete(physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Efs).fileSystems.get(physicalId);
    return (
      found && {
        Arn: found.arn,
        AvailabilityZoneName: found.availabilityZoneName,
        BackupPolicy: { Status: found.backup ? 'ENABLED' : 'DISABLED' },
        Encrypted: found.encrypted,
        FileSystemId: found.id,
        FileSystemPolicy: found.policy,
        FileSystemTags: found.tags,
        KmsKeyId: found.kmsKeyId,
        LifecyclePolicies: found.lifecyclePolicies,
        PerformanceMode: found.performanceMode,
        ProvisionedThroughputInMibps: found.provisionedThroughputInMibps,
        ThroughputMode: found.throughputMode,
      }
    );
  },
  list: region => region.service(Efs).fileSystems.keys(),
  attributes: ({ region, physicalId }) => ({
    Arn: arnOf(region, physicalId),
    FileSystemId: physicalId,
  }),
};

/** The tags have another name here. */
function asTags(request: ExistingResourceRequest): ExistingResourceRequest {
  const renamed = (properties: Record<string, any>) => ({
    Tags: properties.FileSystemTags,
  });
  return {
    ...request,
    properties: renamed(request.properties),
    previousProperties: renamed(request.previousProperties),
  };
}
