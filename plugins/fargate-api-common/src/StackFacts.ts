/**
 * What there is to know of a kind of stack, beside its template.
 *
 * @public
 */
export interface StackFacts {
  /** The subject of its lines in the log of a deployment. */
  label:
    | 'API'
    | 'Delivery'
    | 'Endpoints'
    | 'Attachment'
    | 'Network'
    | 'Cluster'
    | 'Certificate'
    | 'Delegation'
    | 'VPC link'
    | 'Balancer'
    | 'Zone';
  /** What it is a part of. */
  subject: 'api' | 'environment' | 'dns-zone';
  /** Whether it is the stack that the subject's entities stand for. */
  isRecord: boolean;
  /** The logical id of the resource whose `Metadata` carries the descriptor. */
  descriptorResource: string;
  /** Types of resources that others depend on: an update replaces or removes them only with consent. */
  guardedTypes: readonly string[];
}
