/** What a container may do with a resource of AWS. */
export const GRANT_ACCESS = ['read', 'write', 'trace'] as const;

/** A right of the task role of an API. */
export interface Grant {
  /** `trace` sends traces to X-Ray, which has no resource. */
  access: (typeof GRANT_ACCESS)[number];
  /** ARN of a bucket, table, queue, topic or secret, or of secrets under a prefix. */
  resource?: string;
}

/** A statement of an IAM policy. */
export interface Statement {
  Effect: 'Allow';
  Action: string[];
  Resource: string[];
}
