/** The content of a body with `Content-Encoding: aws-chunked`. */
export function readAwsChunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = end < 0 ? 0 : parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) {
      return Buffer.concat(chunks);
    }
    chunks.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
