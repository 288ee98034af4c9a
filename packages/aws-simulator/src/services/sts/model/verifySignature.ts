import { createPublicKey, JsonWebKey, verify } from 'node:crypto';
import { IdentityToken, invalidToken } from './identityToken';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const ALGORITHM = /^(RS|ES)(256|384|512)$/;

/**
 * Verifies the signature of a token with the keys that its issuer publishes, if the
 * issuer is on the loopback interface: at `http`, as IAM's URL has `https` and there is
 * no TLS here. The simulator asks nobody else, and takes any signature of theirs.
 *
 * @throws AwsError `InvalidIdentityToken`
 */
export async function verifySignature({
  header: { alg = '', kid },
  issuer,
  signature,
  signed,
}: IdentityToken): Promise<void> {
  if (!isLoopback(issuer)) {
    return;
  }
  const key = (await keysOf(issuer)).find(one => one.kid === kid);
  if (!key) {
    throw noKey();
  }
  const [, family, size] = ALGORITHM.exec(alg) ?? [];
  if (
    !family ||
    key.kty !== (family === 'RS' ? 'RSA' : 'EC') ||
    !verify(
      `sha${size}`,
      Buffer.from(signed),
      {
        key: createPublicKey({ key, format: 'jwk' }),
        dsaEncoding: 'ieee-p1363',
      },
      signature,
    )
  ) {
    throw invalidToken('The signature of the token is invalid');
  }
}

async function keysOf(issuer: string): Promise<JsonWebKey[]> {
  try {
    const { jwks_uri: address } = await read(
      `${issuer}/.well-known/openid-configuration`,
    );
    const { keys } = await read(String(address));
    return keys as JsonWebKey[];
  } catch {
    throw noKey();
  }
}

async function read(address: string): Promise<Record<string, unknown>> {
  if (!isLoopback(address)) {
    throw new Error(`${address} is not on the loopback interface`);
  }
  const url = new URL(address);
  url.protocol = 'http:';
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
  return (await response.json()) as Record<string, unknown>;
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
}

function noKey() {
  return invalidToken(
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  );
}
