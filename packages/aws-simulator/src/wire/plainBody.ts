import { gunzipSync } from 'node:zlib';
import { AwsError } from '../world/AwsError';
import { WireRequest } from './WireRequest';

/** Many times what a service accepts. */
const LARGEST = 64 * 1024 * 1024;

/**
 * The body of a request, unpacked: SDKs compress large ones of some operations.
 *
 * @throws AwsError `SerializationException`
 */
export function plainBody({ body, headers }: WireRequest): Buffer {
  if (headers['content-encoding'] !== 'gzip') {
    return body;
  }
  try {
    return gunzipSync(body, { maxOutputLength: LARGEST });
  } catch {
    throw new AwsError('SerializationException', 'Invalid gzip');
  }
}
