import { ResourceType } from '../../ResourceType';
import { resourceTypes as transitGateways } from './transitGateways';
import { eip } from './eip';
import { internetGateway } from './internetGateway';
import { natGateway } from './natGateway';
import { route } from './route';
import { routeTable } from './routeTable';
import { securityGroup } from './securityGroup';
import { securityGroupEgress, securityGroupIngress } from './securityGroupRule';
import { subnet } from './subnet';
import { subnetRouteTableAssociation } from './subnetRouteTableAssociation';
import { vpc } from './vpc';
import { vpcEndpoint } from './vpcEndpoint';
import { vpcGatewayAttachment } from './vpcGatewayAttachment';

/** The CloudFormation resource types of a VPC, and of what connects it with others. */
export const resourceTypes: ResourceType[] = [
  eip,
  internetGateway,
  natGateway,
  route,
  routeTable,
  securityGroup,
  securityGroupEgress,
  securityGroupIngress,
  subnet,
  subnetRouteTableAssociation,
  ...transitGateways,
  vpc,
  vpcEndpoint,
  vpcGatewayAttachment,
];
