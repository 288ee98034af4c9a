import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

interface Tag {
  Key: string;
  Value: string;
}

/** A file system, with the directories that it has. */
export interface FileSystem {
  id: string;
  arn: string;
  encrypted: boolean;
  kmsKeyId?: string;
  performanceMode: string;
  throughputMode: string;
  provisionedThroughputInMibps?: number;
  availabilityZoneName?: string;
  backup: boolean;
  lifecyclePolicies: object[];
  policy?: object;
  tags: Tag[];
  directories: Set<string>;
}

/** The address of a file system in one Availability Zone. */
export interface MountTarget {
  id: string;
  fileSystemId: string;
  subnetId: string;
  availabilityZone: string;
  vpcId: string;
  interfaceId: string;
  /** In virtual milliseconds. */
  availableAt: number;
}

/** A directory of a file system as the root of those who mount it. */
export interface AccessPoint {
  id: string;
  arn: string;
  fileSystemId: string;
  path: string;
  /** Makes the directory when it is first mounted. */
  creationInfo?: object;
  posixUser?: object;
  clientToken?: string;
  tags: Tag[];
}

/** The file systems of a region. */
export class Efs {
  readonly fileSystems = new Map<string, FileSystem>();
  readonly mountTargets = new Map<string, MountTarget>();
  readonly accessPoints = new Map<string, AccessPoint>();

  constructor(readonly region: Region) {}

  /**
   * @param idOrArn - an ARN is one of this region
   * @throws AwsError `BadRequest`, `FileSystemNotFound`
   */
  fileSystem(idOrArn: string): FileSystem {
    const [, , , region] = idOrArn.split(':');
    if (region && region !== this.region.name) {
      throw new AwsError(
        'BadRequest',
        'The resource ARN belongs to a different region.',
      );
    }
    const id = idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
    const found = this.fileSystems.get(id);
    if (!found) {
      throw new AwsError(
        'FileSystemNotFound',
        `File system '${id}' does not exist.`,
        { status: 404 },
      );
    }
    return found;
  }

  mountTargetsOf(fileSystemId: string): MountTarget[] {
    return [...this.mountTargets.values()].filter(
      target => target.fileSystemId === fileSystemId,
    );
  }
}
