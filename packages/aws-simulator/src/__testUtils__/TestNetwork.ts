import { VirtualClock } from '../clock/VirtualClock';
import { World } from '../world/World';
import { Ec2 } from '../services/ec2/model/Ec2';
import { allocateAddress } from '../services/ec2/model/addresses';
import {
  attachInternetGateway,
  createInternetGateway,
} from '../services/ec2/model/internetGateways';
import { createNatGateway } from '../services/ec2/model/natGateways';
import {
  associateRouteTable,
  createRoute,
  createRouteTable,
} from '../services/ec2/model/routeTables';
import {
  authorizeRules,
  createSecurityGroup,
  revokeRules,
} from '../services/ec2/model/securityGroups';
import { RuleInput } from '../services/ec2/model/securityGroupRules';
import { createSubnet } from '../services/ec2/model/subnets';
import {
  VpcEndpointInput,
  createVpcEndpoint,
} from '../services/ec2/model/vpcEndpoints';
import { createVpc, modifyVpcAttributes } from '../services/ec2/model/vpcs';

/**
 * A VPC with a manual clock: a public subnet with a route to the internet
 * gateway, and a private subnet without a route to the internet.
 */
export class TestNetwork {
  readonly clock = new VirtualClock({ speed: 'manual' });
  readonly world = new World(this.clock, 1);
  readonly region = this.world.account('123456789012').region('eu-west-1');
  readonly ec2 = this.region.service(Ec2);
  readonly vpc = createVpc(this.ec2, { cidrBlock: '10.0.0.0/16' });
  readonly publicSubnet = this.subnet('10.0.0.0/24');
  readonly privateSubnet = this.subnet('10.0.1.0/24');
  readonly publicTable = this.routeTable(this.publicSubnet.id);
  readonly privateTable = this.routeTable(this.privateSubnet.id);
  readonly internetGateway = createInternetGateway(this.ec2);

  constructor() {
    modifyVpcAttributes(this.ec2, this.vpc.id, { enableDnsHostnames: true });
    attachInternetGateway(this.ec2, this.internetGateway.id, this.vpc.id);
    createRoute(this.ec2, this.publicTable.id, {
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: this.internetGateway.id,
    });
  }

  subnet(cidrBlock: string, availabilityZone?: string) {
    return createSubnet(this.ec2, {
      vpcId: this.vpc.id,
      cidrBlock,
      availabilityZone,
    });
  }

  routeTable(subnetId: string) {
    const table = createRouteTable(this.ec2, this.vpc.id);
    associateRouteTable(this.ec2, table.id, subnetId);
    return table;
  }

  /** A NAT gateway in the public subnet, and the private subnet's route to it. */
  nat() {
    const nat = createNatGateway(this.ec2, {
      subnetId: this.publicSubnet.id,
      allocationId: allocateAddress(this.ec2).id,
    });
    createRoute(this.ec2, this.privateTable.id, {
      destinationCidrBlock: '0.0.0.0/0',
      natGatewayId: nat.id,
    });
    return nat;
  }

  /** A security group that allows all outbound traffic and the given inbound traffic. */
  group(...ingress: Partial<RuleInput>[]) {
    const group = createSecurityGroup(this.ec2, {
      vpcId: this.vpc.id,
      name: `group-${this.ec2.securityGroups.size}`,
      description: 'test',
    });
    this.admit(group.id, ...ingress);
    return group;
  }

  admit(groupId: string, ...ingress: Partial<RuleInput>[]) {
    authorizeRules(
      this.ec2,
      groupId,
      ingress.map(rule => ({ isEgress: false, protocol: 'tcp', ...rule })),
    );
  }

  /** Replaces the default egress rule by these rules. */
  letOutOnly(groupId: string, ...egress: Partial<RuleInput>[]) {
    revokeRules(this.ec2, groupId, {
      rules: [
        { isEgress: true, protocol: '-1', peer: { cidrIpv4: '0.0.0.0/0' } },
      ],
    });
    authorizeRules(
      this.ec2,
      groupId,
      egress.map(rule => ({ isEgress: true, protocol: 'tcp', ...rule })),
    );
  }

  endpoint(service: string, input: Partial<VpcEndpointInput> = {}) {
    return createVpcEndpoint(this.ec2, {
      vpcId: this.vpc.id,
      serviceName: `com.amazonaws.eu-west-1.${service}`,
      type: 'Interface',
      privateDnsEnabled: input.type !== 'Gateway',
      ...input,
    });
  }
}
