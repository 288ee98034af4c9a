import { IncomingHttpHeaders } from 'node:http';

/** One HTTP request, read to its end. */
export interface WireRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
