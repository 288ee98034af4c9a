import { IncomingMessage } from 'node:http';

/** The rest of a larger body is discarded, since no service accepts it. */
const KEPT_BYTES = 28 * 1024 * 1024 + 1;

/**
 * Reads a request to its end, so that the client reads the response, but
 * keeps no more of the body than any service accepts.
 *
 * @throws Error when the client goes away in the middle.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (length < KEPT_BYTES) {
      chunks.push(chunk);
      length += chunk.length;
    }
  }
  return Buffer.concat(chunks);
}
