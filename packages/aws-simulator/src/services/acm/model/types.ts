import type { RenewalStatus, Tag } from '@aws-sdk/client-acm';
import { ValidationRecord } from './validationRecord';

/** A certificate, without keys and signatures. */
export interface Certificate {
  arn: string;
  domainName: string;
  /** Includes the domain name. */
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
  /** The state of the managed renewal, once it has started. */
  renewal?: { status: RenewalStatus; updatedAt: Date };
  idempotencyToken?: string;
  tags: Tag[];
  /** Settles when DescribeCertificate returns the validation records. */
  recordsKnown: Promise<void>;
  /** Settles when the status is no longer PENDING_VALIDATION. */
  decided: Promise<void>;
  /** Settles {@link Certificate.decided}. */
  decide: () => void;
}

/** The validation of one domain name. */
export interface Validation {
  domainName: string;
  status: 'PENDING_VALIDATION' | 'SUCCESS' | 'FAILED';
  /** The record that must be in the DNS. */
  record: ValidationRecord;
  /** DescribeCertificate returns the record a few seconds after the request. */
  isRecordKnown: boolean;
}
