import { AwsError } from '../../../world/AwsError';

/** An ID token, decoded and not verified. */
export interface IdentityToken {
  header: { alg?: string; kid?: string };
  claims: Record<string, unknown>;
  /** The URL of who issued it. */
  issuer: string;
  /** What it was issued for: of several audiences, the authorised party. */
  audiences: string[];
  subject: string;
  /** In seconds since the epoch. */
  expires: number;
  /** The header and the claims as they were signed. */
  signed: string;
  signature: Buffer;
}

/** @throws AwsError `InvalidIdentityToken` */
export function decodeIdentityToken(token: string): IdentityToken {
  const parts = token.split('.');
  const [header, claims] = parts.slice(0, 2).map(decodePart);
  if (parts.length !== 3 || !header || !claims) {
    throw notJwt();
  }
  const { iss, aud, azp, sub, exp } = claims;
  const audiences = [azp ?? aud ?? []].flat().map(String);
  if (typeof iss !== 'string' || typeof exp !== 'number') {
    throw notJwt();
  }
  if (typeof sub !== 'string' || audiences.length === 0) {
    throw invalidToken(
      `Missing a required claim: ${audiences.length === 0 ? 'aud' : 'sub'}`,
    );
  }
  return {
    header,
    claims,
    issuer: iss,
    audiences,
    subject: sub,
    expires: exp,
    signed: parts.slice(0, 2).join('.'),
    signature: Buffer.from(parts[2], 'base64url'),
  };
}

/** The error for a token that STS does not take. */
export function invalidToken(message: string): AwsError {
  return new AwsError('InvalidIdentityToken', message);
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value ? value : undefined;
  } catch {
    return undefined;
  }
}

function notJwt(): AwsError {
  return invalidToken(
    'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
  );
}
