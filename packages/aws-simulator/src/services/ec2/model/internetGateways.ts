import { AwsError } from '../../../world/AwsError';
import { Ec2 } from './Ec2';
import { InternetGateway, Tag } from './types';
import { checkQuota } from '../../checkQuota';

export function createInternetGateway(
  ec2: Ec2,
  tags: Tag[] = [],
): InternetGateway {
  checkQuota(
    ec2.internetGateways.size,
    ec2.quotas.internetGateways,
    'InternetGatewayLimitExceeded',
    'The maximum number of internet gateways has been reached.',
  );
  const gateway: InternetGateway = { id: ec2.region.ids.ec2('igw'), tags };
  ec2.internetGateways.set(gateway.id, gateway);
  return gateway;
}

/** @throws AwsError `Resource.AlreadyAssociated`, `InvalidParameterValue`. */
export function attachInternetGateway(
  ec2: Ec2,
  gatewayId: string,
  vpcId: string,
): void {
  const gateway = ec2.require('internetGateways', gatewayId);
  ec2.require('vpcs', vpcId);
  if (gateway.vpcId) {
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${gatewayId} is already attached to network ${gateway.vpcId}`,
    );
  }
  if (internetGatewayOf(ec2, vpcId)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Network ${vpcId} already has an internet gateway attached`,
    );
  }
  gateway.vpcId = vpcId;
  ec2.region.changed();
}

/** @throws AwsError `DependencyViolation` while the VPC has public addresses. */
export function detachInternetGateway(
  ec2: Ec2,
  gatewayId: string,
  vpcId: string,
): void {
  const gateway = ec2.require('internetGateways', gatewayId);
  if (gateway.vpcId !== vpcId) {
    throw new AwsError(
      'Gateway.NotAttached',
      `resource ${gatewayId} is not attached to network ${vpcId}`,
    );
  }
  const mapped = [...ec2.networkInterfaces.values()].some(
    found => found.vpcId === vpcId && found.publicIp,
  );
  if (mapped) {
    throw new AwsError(
      'DependencyViolation',
      `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  gateway.vpcId = undefined;
  ec2.region.changed();
}

/** @throws AwsError `DependencyViolation` while it is attached. */
export function deleteInternetGateway(ec2: Ec2, gatewayId: string): void {
  const gateway = ec2.require('internetGateways', gatewayId);
  if (gateway.vpcId) {
    throw new AwsError(
      'DependencyViolation',
      `The internetGateway '${gatewayId}' has dependencies and cannot be deleted.`,
    );
  }
  ec2.internetGateways.delete(gatewayId);
}

/** The gateway that is attached to a VPC. */
export function internetGatewayOf(
  ec2: Ec2,
  vpcId: string,
): InternetGateway | undefined {
  return [...ec2.internetGateways.values()].find(
    gateway => gateway.vpcId === vpcId,
  );
}
