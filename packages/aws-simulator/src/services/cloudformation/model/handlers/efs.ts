import { ResourceRequest } from '../../../ResourceType';
import { differs, HandlerCalls, when } from './HandlerCalls';

const tags = ({ stackTags }: ResourceRequest, own: any[] = []) => ({
  Tags: [...stackTags.filter(({ Key }) => !Key.startsWith('aws:')), ...own],
});

/** The resource types of EFS */
export const efs: Record<string, HandlerCalls> = {
  'AWS::EFS::FileSystem': {
    names: ({ physicalId }) => ({
      FileSystemId: physicalId,
      ResourceId: physicalId,
    }),
    create: request => [
      [
        'elasticfilesystem:CreateFileSystem',
        {
          Encrypted: request.properties.Encrypted,
          ...tags(request, request.properties.FileSystemTags),
        },
      ],
    ],
    created: ({ physicalId: FileSystemId, properties }) => [
      ...when(properties.BackupPolicy, [
        'elasticfilesystem:PutBackupPolicy',
        { FileSystemId },
      ]),
      ...when(properties.FileSystemPolicy, [
        'elasticfilesystem:PutFileSystemPolicy',
        { FileSystemId },
      ]),
      ...when(properties.LifecyclePolicies, [
        'elasticfilesystem:PutLifecycleConfiguration',
        { FileSystemId },
      ]),
    ],
    update: request => [
      [
        'elasticfilesystem:UpdateFileSystem',
        { FileSystemId: request.physicalId },
      ],
      ...when(differs(request, 'FileSystemTags'), [
        'elasticfilesystem:TagResource',
        {
          ResourceId: request.physicalId,
          ...tags(request, request.properties.FileSystemTags),
        },
      ]),
    ],
    delete: ({ physicalId: FileSystemId }) => [
      ['elasticfilesystem:DeleteFileSystem', { FileSystemId }],
    ],
  },
  'AWS::EFS::MountTarget': {
    names: ({ properties }) => ({ FileSystemId: properties.FileSystemId }),
    create: ({ properties: { FileSystemId } }) => [
      ['elasticfilesystem:CreateMountTarget', { FileSystemId }],
    ],
    update: ({ properties: { FileSystemId } }) => [
      ['elasticfilesystem:ModifyMountTargetSecurityGroups', { FileSystemId }],
    ],
    delete: ({ properties: { FileSystemId } }) => [
      ['elasticfilesystem:DeleteMountTarget', { FileSystemId }],
    ],
  },
  'AWS::EFS::AccessPoint': {
    names: ({ physicalId, properties }) => ({
      AccessPointId: physicalId,
      FileSystemId: properties.FileSystemId,
      ResourceId: physicalId,
    }),
    create: request => [
      [
        'elasticfilesystem:CreateAccessPoint',
        {
          FileSystemId: request.properties.FileSystemId,
          ...tags(request, request.properties.AccessPointTags),
        },
      ],
    ],
    update: request => [
      [
        'elasticfilesystem:TagResource',
        {
          ResourceId: request.physicalId,
          ...tags(request, request.properties.AccessPointTags),
        },
      ],
    ],
    delete: ({ physicalId: AccessPointId }) => [
      ['elasticfilesystem:DeleteAccessPoint', { AccessPointId }],
    ],
  },
};
