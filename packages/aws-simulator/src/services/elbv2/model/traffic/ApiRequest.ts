/** A request to an API behind a load balancer. */
export interface ApiRequest {
  method: string;
  /** Without port, in lower case. */
  host: string;
  /** Whether the client speaks TLS. */
  secure: boolean;
  path: string;
  /** From `?` on, or empty. */
  search: string;
  /** By name, in lower case. */
  headers: Record<string, string | undefined>;
}

/** The response to it. */
export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}
