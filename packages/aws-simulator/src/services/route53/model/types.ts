import type { ResourceRecordSet, Tag, VPC } from '@aws-sdk/client-route-53';

/** A record set with its name in Route 53's form: lower case, with the final dot. */
export type RecordSet = ResourceRecordSet & { Name: string; Type: string };

export interface HostedZone {
  /** `Z0123456789ABCDEFGHIJ`, without `/hostedzone/`. */
  id: string;
  /** `acme.com.` */
  name: string;
  callerReference: string;
  comment?: string;
  isPrivate: boolean;
  /** The VPCs in which a private zone is seen. */
  vpcs: VPC[];
  /** Four, without final dots; a private zone has its own kind of them. */
  nameServers: string[];
  /** What was asked for. */
  records: RecordSet[];
  /** What the name servers answer: the records of the last change that is INSYNC. */
  published: RecordSet[];
  /** The order in which the zones of the world were made. */
  createdAt: number;
  tags: Tag[];
}

export interface Change {
  /** `C0123456789ABCDEFGHIJ`, without `/change/`. */
  id: string;
  status: 'PENDING' | 'INSYNC';
  submittedAt: Date;
  comment?: string;
  /** Settles when the change is INSYNC. */
  insync: Promise<void>;
}
