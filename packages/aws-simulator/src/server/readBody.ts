import { IncomingMessage } from 'node:http';

/** Beyond this nothing is kept of a body: no service takes more. */
const KEPT_BYTES = 16 * 1024 * 1024 + 1;

/**
 * Reads a request to its end, so that its client can hear the answer, but
 * keeps no more of it than any service takes.
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
