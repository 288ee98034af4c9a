import { EFSVolumeConfiguration } from '@aws-sdk/client-ecs';
import { Ec2 } from '../../ec2/model/Ec2';
import { reach } from '../../ec2/model/network';
import { NetworkInterface } from '../../ec2/model/types';
import { Efs, FileSystem } from './Efs';

const NFS_PORT = 2049;

/** Why a file system cannot be mounted, as EFS's mount helper says it. */
export interface MountProblem {
  stderr: string;
  exitCode: number;
  /** Until it gives up, in virtual seconds. */
  seconds: number;
}

/**
 * Mounts a file system over a network interface: by its name in DNS, which means the
 * mount target in the same Availability Zone.
 *
 * @returns undefined if that succeeds. The texts: appsmithorg/appsmith-docs#2234 for
 *   the name, acp-io/terraform-grafana#4 for the directory.
 */
export function mount(
  efs: Efs,
  client: NetworkInterface,
  volume: EFSVolumeConfiguration,
): MountProblem | undefined {
  const { clock, dnsSuffix, name: regionName } = efs.region;
  const ec2 = efs.region.service(Ec2);
  const { fileSystemId = '' } = volume;
  const host = `${fileSystemId}.efs.${regionName}.${dnsSuffix}`;
  const vpc = ec2.vpcs.get(client.vpcId);
  const fileSystem = efs.fileSystems.get(fileSystemId);
  const target = efs
    .mountTargetsOf(fileSystemId)
    .find(
      ({ availabilityZone, availableAt, vpcId }) =>
        vpcId === client.vpcId &&
        availabilityZone === client.availabilityZone &&
        availableAt <= clock.now(),
    );
  if (
    !fileSystem ||
    !target ||
    !vpc?.enableDnsSupport ||
    !vpc.enableDnsHostnames
  ) {
    return {
      stderr: `Failed to resolve "${host}" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID. See https://docs.aws.amazon.com/console/efs/mount-dns-name for more detail. Attempting to lookup mount target ip address using botocore. Failed to import necessary dependency botocore, please install botocore first.`,
      exitCode: 1,
      seconds: 5,
    };
  }
  const server = ec2.require('networkInterfaces', target.interfaceId);
  if (!reach(ec2, client, server, NFS_PORT).reachable) {
    return {
      stderr:
        "Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. Mount attempt 2/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: Connection timed out'",
      exitCode: 32,
      seconds: 45,
    };
  }
  return enter(efs, fileSystem, host, volume);
}

/** Opens the directory that is to be mounted, which an access point may make. */
function enter(
  efs: Efs,
  { directories }: FileSystem,
  host: string,
  { authorizationConfig, fileSystemId, rootDirectory }: EFSVolumeConfiguration,
): MountProblem | undefined {
  const { accessPointId } = authorizationConfig ?? {};
  const point = efs.accessPoints.get(accessPointId ?? '');
  if (accessPointId && point?.fileSystemId !== fileSystemId) {
    return {
      stderr:
        "b'mount.nfs4: access denied by server while mounting 127.0.0.1:/'",
      exitCode: 32,
      seconds: 5,
    };
  }
  const path = point?.path ?? rootDirectory ?? '/';
  if (point?.creationInfo) {
    directories.add(path);
  }
  return directories.has(path)
    ? undefined
    : {
        stderr: `b'mount.nfs4: mounting ${host}:${path} failed, reason given by server: No such file or directory'`,
        exitCode: 32,
        seconds: 5,
      };
}
