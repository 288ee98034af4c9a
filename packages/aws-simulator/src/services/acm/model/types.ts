import type { RenewalStatus, Tag } from '@aws-sdk/client-acm';
import { ValidationRecord } from './validationRecord';

/** A certificate. Nothing is signed: only what is asked and told is kept. */
export interface Certificate {
  arn: string;
  domainName: string;
  /** With the domain name itself. */
  subjectAlternativeNames: string[];
  status: 'PENDING_VALIDATION' | 'ISSUED' | 'VALIDATION_TIMED_OUT' | 'EXPIRED';
  validationMethod: 'DNS' | 'EMAIL';
  validations: Validation[];
  keyAlgorithm: string;
  createdAt: Date;
  issuedAt?: Date;
  notBefore?: Date;
  notAfter?: Date;
  serial?: string;
  /** How ACM's own renewal goes, once it has begun. */
  renewal?: { status: RenewalStatus; updatedAt: Date };
  idempotencyToken?: string;
  tags: Tag[];
  /** Settles when DescribeCertificate tells the validation records. */
  recordsKnown: Promise<void>;
  /** Settles when the status is no longer PENDING_VALIDATION. */
  decided: Promise<void>;
  /** Settles {@link Certificate.decided}. */
  decide: () => void;
}

/** How the ownership of one domain name is shown. */
export interface Validation {
  domainName: string;
  status: 'PENDING_VALIDATION' | 'SUCCESS' | 'FAILED';
  /** What must be in the DNS. */
  record: ValidationRecord;
  /** DescribeCertificate tells the record a few seconds after the request only. */
  isRecordKnown: boolean;
}
