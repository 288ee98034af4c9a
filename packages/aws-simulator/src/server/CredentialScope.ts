/** The credential scope of a SigV4 signature. */
export interface CredentialScope {
  accessKeyId: string;
  region: string;
  signingName: string;
}

/**
 * Reads the credential scope of an `Authorization` header. The signature is
 * not verified.
 *
 * @returns `undefined` when the request is not signed.
 */
export function readCredentialScope(
  authorization: string | undefined,
): CredentialScope | undefined {
  const match = authorization?.match(
    /^AWS4-HMAC-SHA256 .*?Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/,
  );
  return match
    ? { accessKeyId: match[1], region: match[2], signingName: match[3] }
    : undefined;
}
