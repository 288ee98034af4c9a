import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { covers } from '../../ec2/model/network/cidr';
import { Efs, MountTarget } from './Efs';

/** Until a new mount target can be used, in virtual seconds. */
export const SECONDS_TO_AVAILABLE = 90;

const MOST_GROUPS = 5;

/**
 * Gives a file system an address in a subnet. The texts are those of cdk-preflight's
 * rules, which were reproduced on AWS.
 *
 * @throws AwsError `BadRequest`, `FileSystemNotFound`, `MountTargetConflict`, `SubnetNotFound`,
 *   `SecurityGroupNotFound`, `SecurityGroupLimitExceeded`
 */
export function createMountTarget(
  efs: Efs,
  input: {
    fileSystemId: string;
    subnetId: string;
    securityGroupIds: string[];
    ipAddress?: string;
  },
): MountTarget {
  const { region } = efs;
  const ec2 = region.service(Ec2);
  const { availabilityZoneName, id: fileSystemId } = efs.fileSystem(
    input.fileSystemId,
  );
  const subnet = ec2.subnets.get(input.subnetId);
  if (!subnet) {
    throw new AwsError(
      'SubnetNotFound',
      `The subnet ID '${input.subnetId}' does not exist`,
    );
  }
  checkGroups(ec2, input.securityGroupIds);
  for (const other of efs.mountTargetsOf(fileSystemId)) {
    if (other.vpcId !== subnet.vpcId) {
      throw conflict(
        'requested subnet for new mount target is not in the same VPC as existing mount targets',
      );
    }
    if (other.availabilityZone === subnet.availabilityZone) {
      throw conflict('mount target already exists in this AZ');
    }
  }
  if (
    availabilityZoneName &&
    availabilityZoneName !== subnet.availabilityZone
  ) {
    throw new AwsError(
      'AvailabilityZonesMismatch',
      'File System Availability Zone does not match.',
    );
  }
  const groups = input.securityGroupIds.map(id =>
    ec2.require('securityGroups', id),
  );
  if (groups.some(({ vpcId }) => vpcId !== subnet.vpcId)) {
    throw new AwsError(
      'BadRequest',
      'You have specified two resources that belong to different networks.',
    );
  }
  const { ipAddress } = input;
  if (ipAddress && !covers(subnet.cidrBlock, ipAddress)) {
    throw new AwsError(
      'BadRequest',
      "Address does not fall within the subnet's address range",
    );
  }
  const target: MountTarget = {
    id: region.ids.ec2('fsmt'),
    fileSystemId,
    subnetId: subnet.id,
    availabilityZone: subnet.availabilityZone,
    vpcId: subnet.vpcId,
    interfaceId: ec2.createInterface({
      subnetId: subnet.id,
      securityGroupIds: input.securityGroupIds,
      privateIp: ipAddress,
      description: `EFS mount target for ${fileSystemId}`,
      interfaceType: 'efs',
    }).id,
    availableAt: region.clock.now() + SECONDS_TO_AVAILABLE * 1000,
  };
  efs.mountTargets.set(target.id, target);
  return target;
}

/** @throws AwsError `SecurityGroupNotFound`, `SecurityGroupLimitExceeded` */
export function setSecurityGroups(
  { region }: Efs,
  { interfaceId }: MountTarget,
  securityGroupIds: string[],
): void {
  const ec2 = region.service(Ec2);
  checkGroups(ec2, securityGroupIds);
  ec2.require('networkInterfaces', interfaceId).securityGroupIds =
    securityGroupIds;
  region.changed();
}

/** Deletes a mount target, if it exists. */
export function deleteMountTarget(efs: Efs, id: string): void {
  const target = efs.mountTargets.get(id);
  if (target) {
    efs.region.service(Ec2).deleteInterface(target.interfaceId);
    efs.mountTargets.delete(id);
  }
}

function checkGroups(ec2: Ec2, ids: string[]): void {
  const missing = ids.find(id => !ec2.securityGroups.has(id));
  if (missing) {
    throw new AwsError(
      'SecurityGroupNotFound',
      `The security group '${missing}' does not exist`,
    );
  }
  if (ids.length > MOST_GROUPS) {
    throw new AwsError(
      'SecurityGroupLimitExceeded',
      'The maximum number of security groups per interface has been reached.',
    );
  }
}

function conflict(message: string): AwsError {
  return new AwsError('MountTargetConflict', message, { status: 409 });
}
