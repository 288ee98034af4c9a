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
  /** The VPCs of a private zone. */
  vpcs: VPC[];
  /** Four name servers, without trailing dots. */
  nameServers: string[];
  /** The records of all submitted changes. */
  records: RecordSet[];
  /** The records that the name servers return: those of changes that are INSYNC. */
  published: RecordSet[];
  /** The order of creation in the world. */
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
