const { generateKeyPairSync, randomUUID, sign } = require('node:crypto');

const KEY_ID = 'forge';
const SECONDS = 600;

const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * What vouches for the runs of the forge, by tokens of OpenID Connect: as GitHub
 * Enterprise Server does, below `/_services/token`.
 *
 * @param host - of the forge, with its port
 */
function createIdentity(host) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
  });
  // As IAM has it: the simulated one reads it by HTTP.
  const issuer = `https://${host}/_services/token`;
  return {
    documents: {
      '/_services/token/.well-known/openid-configuration': {
        issuer,
        jwks_uri: `${issuer}/.well-known/jwks`,
      },
      '/_services/token/.well-known/jwks': {
        keys: [
          {
            ...publicKey.export({ format: 'jwk' }),
            kid: KEY_ID,
            alg: 'RS256',
            use: 'sig',
          },
        ],
      },
    },
    /** @param claims - `sub`, `aud` and what else a run tells of itself */
    token(claims) {
      const now = Math.floor(Date.now() / 1000);
      const signed = [
        { alg: 'RS256', typ: 'JWT', kid: KEY_ID },
        {
          ...claims,
          iss: issuer,
          jti: randomUUID(),
          iat: now,
          exp: now + SECONDS,
        },
      ]
        .map(part)
        .join('.');
      const signature = sign('sha256', Buffer.from(signed), privateKey);
      return `${signed}.${signature.toString('base64url')}`;
    },
  };
}

module.exports = { createIdentity };
