import { IncomingHttpHeaders } from 'node:http';

/** An HTTP request with its body. */
export interface WireRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
