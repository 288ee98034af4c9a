import {
  Network,
  NetworkEndpoint,
  NetworkSubnet,
} from '../checks/network/Network';
import { VpcFacts } from '../checks/network/VpcFacts';

export const REGION = 'eu-west-1';

/** A subnet in one of two availability zones, without a default route. */
function networkSubnet(
  id: string,
  zone: 'a' | 'b',
  changes: Partial<NetworkSubnet> = {},
): NetworkSubnet {
  return {
    id,
    vpcId: 'vpc-1',
    cidr: zone === 'a' ? '10.0.1.0/24' : '10.0.2.0/24',
    zoneId: zone === 'a' ? 'euw1-az1' : 'euw1-az2',
    zoneName: `${REGION}${zone}`,
    routeTableId: `rtb-${zone}`,
    freeAddresses: 250,
    ...changes,
  };
}

/** An endpoint that all tasks can use; for `s3` a gateway endpoint. */
export function networkEndpoint(
  name: string,
  changes: Partial<NetworkEndpoint> = {},
): NetworkEndpoint {
  const isGateway = name === 's3';
  return {
    service: `com.amazonaws.${REGION}.${name}`,
    type: isGateway ? 'Gateway' : 'Interface',
    privateDns: !isGateway,
    routeTableIds: isGateway ? ['rtb-a', 'rtb-b'] : [],
    subnetIds: isGateway ? [] : ['task-a', 'task-b'],
    groupIds: isGateway ? [] : ['sg-endpoints'],
    admitted: isGateway ? [] : ['10.0.0.0/16'],
    ...changes,
  };
}

/** A network for internal APIs, whose tasks use VPC endpoints. */
export const INTERNAL_NETWORK: Network = {
  vpcId: 'vpc-1',
  hasDns: true,
  subnets: [
    networkSubnet('lb-a', 'a'),
    networkSubnet('lb-b', 'b'),
    networkSubnet('task-a', 'a'),
    networkSubnet('task-b', 'b'),
    networkSubnet('more-a', 'a'),
    networkSubnet('open-b', 'b', { defaultRoute: 'igw-1' }),
  ],
  endpoints: ['ecr.api', 'ecr.dkr', 'logs', 's3'].map(name =>
    networkEndpoint(name),
  ),
};

/** The VPC of that network. */
export function internalVpc(network: Network = INTERNAL_NETWORK): VpcFacts {
  return {
    ids: {
      vpcId: 'vpc-1',
      publicSubnetIds: [],
      privateSubnetIds: ['task-a', 'task-b'],
    },
    cidr: '10.0.0.0/16',
    network,
  };
}
