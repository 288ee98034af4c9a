import { ResourceType } from '../../../ResourceType';
import {
  transitGatewayRoute,
  transitGatewayRouteTable,
  transitGatewayRouteTableAssociation,
  transitGatewayRouteTablePropagation,
} from './routeTables';
import { transitGateway } from './transitGateway';
import {
  transitGatewayAttachment,
  transitGatewayVpcAttachment,
} from './vpcAttachment';

/** The CloudFormation resource types of transit gateways. */
export const resourceTypes: ResourceType[] = [
  transitGateway,
  transitGatewayAttachment,
  transitGatewayRoute,
  transitGatewayRouteTable,
  transitGatewayRouteTableAssociation,
  transitGatewayRouteTablePropagation,
  transitGatewayVpcAttachment,
];
