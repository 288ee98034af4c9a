import { Tagged } from '../types';

/** A transit gateway. It is shared with every account. */
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
  /** Set if new attachments are associated with or propagated to it automatically. */
  defaultRouteTableId?: string;
  /** Settles when the state is no longer `pending` or `deleting`. */
  stable: Promise<void>;
}

/** The attachment of a VPC, stored with its transit gateway. */
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
  /** Settles when the state is no longer `pending` or `deleting`. */
  stable: Promise<void>;
}

/** A static route. Propagated routes are not stored. */
export interface StaticRoute {
  destination: string;
  /** Undefined for a black hole route. */
  attachmentId?: string;
}

/** A route table of a transit gateway. */
export interface TransitRouteTable extends Tagged {
  transitGatewayId: string;
  state: 'pending' | 'available' | 'deleting' | 'deleted';
  isDefault: boolean;
  creationTime: Date;
  /** The associated attachments. */
  associations: Set<string>;
  /** The attachments that propagate to this route table. */
  propagations: Set<string>;
  staticRoutes: StaticRoute[];
  stable: Promise<void>;
}
