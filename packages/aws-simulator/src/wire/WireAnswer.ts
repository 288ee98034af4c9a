/** An HTTP response. */
export interface WireAnswer {
  status: number;
  contentType: string;
  body: string | Buffer;
  /** Members of the output that a REST API sends as headers. */
  headers?: Record<string, string>;
}
