import { IncomingMessage } from 'node:http';

/** No service accepts a larger one. */
const LARGEST_CALL = 28 * 1024 * 1024;

/** Clients push a layer to a registry in one piece. */
const LARGEST_LAYER = 1024 * 1024 * 1024;

/** The bytes that the body of a request to a path may have. */
export function largestBody(path = '/'): number {
  return path.startsWith('/v2/') ? LARGEST_LAYER : LARGEST_CALL;
}

/**
 * Reads a request to its end, so that the client reads the response, but
 * keeps no more of the body than what is one byte too large.
 *
 * @throws Error when the client goes away in the middle.
 */
export async function readBody(
  request: IncomingMessage,
  largest: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (length <= largest) {
      chunks.push(chunk);
      length += chunk.length;
    }
  }
  return Buffer.concat(chunks);
}
