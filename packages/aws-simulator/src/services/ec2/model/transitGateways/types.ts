import { Tagged } from '../types';

/** A transit gateway of the account that owns it. Every account of the world may attach to it. */
export interface TransitGateway extends Tagged {
  arn: string;
  ownerId: string;
  state: 'pending' | 'available' | 'deleting' | 'deleted';
  description: string;
  creationTime: Date;
  amazonSideAsn: number;
  autoAcceptSharedAttachments: boolean;
  defaultRouteTableAssociation: boolean;
  defaultRouteTablePropagation: boolean;
  dnsSupport: boolean;
  vpnEcmpSupport: boolean;
  /** Set where new attachments are associated with or propagated to it by themselves. */
  defaultRouteTableId?: string;
  /** Settled as soon as the state is no longer `pending` or `deleting`. */
  stable: Promise<void>;
}

/** A VPC's attachment; it is kept where its transit gateway is. */
export interface VpcAttachment extends Tagged {
  transitGatewayId: string;
  transitGatewayOwnerId: string;
  vpcId: string;
  vpcOwnerId: string;
  state:
    | 'pendingAcceptance'
    | 'pending'
    | 'available'
    | 'rejected'
    | 'deleting'
    | 'deleted';
  /** At most one in each availability zone. */
  subnetIds: string[];
  /** By subnet. */
  interfaceIds: Map<string, string>;
  dnsSupport: boolean;
  applianceModeSupport: boolean;
  creationTime: Date;
  /** Settled as soon as the state is no longer `pending` or `deleting`. */
  stable: Promise<void>;
}

/** A route that somebody made; those of the propagating VPCs are not kept but read. */
export interface StaticRoute {
  destination: string;
  /** Missing in a route that drops its packets. */
  attachmentId?: string;
}

/** A route table of a transit gateway. */
export interface TransitRouteTable extends Tagged {
  transitGatewayId: string;
  state: 'pending' | 'available' | 'deleting' | 'deleted';
  isDefault: boolean;
  creationTime: Date;
  /** The attachments whose packets follow this table. */
  associations: Set<string>;
  /** The attachments whose CIDR blocks are routes of this table. */
  propagations: Set<string>;
  staticRoutes: StaticRoute[];
  stable: Promise<void>;
}
