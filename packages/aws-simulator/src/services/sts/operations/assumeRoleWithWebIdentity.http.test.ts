import { generateKeyPairSync, KeyObject, sign } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import { clientOptions } from '../../../__testUtils__/clientOptions';
import { Simulator, startSimulator } from '../../../Simulator';

const GITHUB = 'token.actions.githubusercontent.com';
const SUBJECT = 'repo:acme/orders:ref:refs/heads/main';
const ROLE = 'arn:aws:iam::123456789012:role/deployer';

/** The time of the simulator's manual clock, in seconds. */
const NOW = Date.parse('2026-01-01T00:00:00Z') / 1000;

const CLAIMS = {
  iss: `https://${GITHUB}`,
  aud: 'sts.amazonaws.com',
  sub: SUBJECT,
  repository: 'acme/orders',
  exp: NOW + 300,
};

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function token(
  claims: object,
  {
    alg = 'RS256',
    kid = 'one',
    key,
  }: { alg?: string; kid?: string; key?: KeyObject } = {},
): string {
  const signed = `${part({ alg, kid })}.${part(claims)}`;
  const signature = key
    ? sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
    : Buffer.from('x');
  return `${signed}.${signature.toString('base64url')}`;
}

describe('AssumeRoleWithWebIdentity', () => {
  let simulator: Simulator;
  let iam: IAM;
  let sts: STS;

  beforeEach(async () => {
    simulator = await startSimulator({ iam: true });
    iam = new IAM(clientOptions(simulator));
    sts = new STS(clientOptions(simulator));
  });

  afterEach(async () => {
    iam.destroy();
    sts.destroy();
    await simulator.close();
  });

  async function role({
    host = GITHUB,
    condition = {
      StringEquals: {
        [`${GITHUB}:aud`]: 'sts.amazonaws.com',
        [`${GITHUB}:sub`]: SUBJECT,
      },
    },
  }: { host?: string; condition?: object } = {}) {
    const { OpenIDConnectProviderArn } = await iam.createOpenIDConnectProvider({
      Url: `https://${host}`,
      ClientIDList: ['sts.amazonaws.com'],
    });
    await iam.createRole({
      RoleName: 'deployer',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Federated: OpenIDConnectProviderArn },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: condition,
        },
      }),
    });
  }

  const assume = (WebIdentityToken: string) =>
    sts.assumeRoleWithWebIdentity({
      RoleArn: ROLE,
      RoleSessionName: 'run-1',
      WebIdentityToken,
    });

  it('opens a session that may do what the role may', async () => {
    await role();
    await iam.putRolePolicy({
      RoleName: 'deployer',
      PolicyName: 'read',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'iam:GetRole',
          Resource: ROLE,
        },
      }),
    });
    const answer = await assume(token(CLAIMS));
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: SUBJECT,
      Audience: 'sts.amazonaws.com',
      Provider: `arn:aws:iam::123456789012:oidc-provider/${GITHUB}`,
      AssumedRoleUser: {
        Arn: 'arn:aws:sts::123456789012:assumed-role/deployer/run-1',
      },
      Credentials: { Expiration: new Date('2026-01-01T01:00:00Z') },
    });
    const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials!;
    const deployer = new IAM({
      ...clientOptions(simulator),
      credentials: {
        accessKeyId: AccessKeyId!,
        secretAccessKey: SecretAccessKey!,
        sessionToken: SessionToken,
      },
    });
    expect(await deployer.getRole({ RoleName: 'deployer' })).toMatchObject({
      Role: { Arn: ROLE },
    });
    await expect(
      deployer.deleteRole({ RoleName: 'deployer' }),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('assumed-role/deployer/run-1'),
    });
    deployer.destroy();
  });

  it('is in the log of calls, though nobody signs it', async () => {
    await role();
    await assume(token(CLAIMS));
    expect(
      simulator.calls.count({
        service: 'sts',
        operation: 'AssumeRoleWithWebIdentity',
      }),
    ).toBe(1);
  });

  it.each([
    ['two parts', `${part({ alg: 'RS256' })}.${part(CLAIMS)}`],
    ['claims that are no object', `${part({ alg: 'RS256' })}.${part(1)}.x`],
    ['a header that is no JSON', `x.${part(CLAIMS)}.x`],
    ['no issuer', token({ ...CLAIMS, iss: undefined })],
    ['no expiry', token({ ...CLAIMS, exp: undefined })],
  ])('takes a token with %s for none', async (_, webIdentity) => {
    await role();
    await expect(assume(webIdentity)).rejects.toThrow(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  });

  it.each([
    [
      'what is no token',
      'abcd',
      'InvalidIdentityTokenException',
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    ],
    [
      'a token without an audience',
      token({ ...CLAIMS, aud: undefined }),
      'InvalidIdentityTokenException',
      'Missing a required claim: aud',
    ],
    [
      'a token of another issuer',
      token({ ...CLAIMS, iss: 'https://gitlab.com' }),
      'InvalidIdentityTokenException',
      'No OpenIDConnect provider found in your account for https://gitlab.com',
    ],
    [
      'a token for another audience',
      token({ ...CLAIMS, aud: 'https://github.com/acme' }),
      'InvalidIdentityTokenException',
      'Incorrect token audience',
    ],
    [
      'a token whose authorised party is another',
      token({ ...CLAIMS, azp: 'https://github.com/acme' }),
      'InvalidIdentityTokenException',
      'Incorrect token audience',
    ],
    [
      'a token without a subject',
      token({ ...CLAIMS, sub: undefined }),
      'InvalidIdentityTokenException',
      'Missing a required claim: sub',
    ],
    [
      'an expired token',
      token({ ...CLAIMS, exp: NOW }),
      'ExpiredTokenException',
      `Token expired: current date/time ${NOW} must be before the expiration date/time ${NOW}`,
    ],
    [
      'another branch',
      token({ ...CLAIMS, sub: 'repo:acme/orders:ref:refs/heads/other' }),
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'another repository',
      token({ ...CLAIMS, sub: 'repo:acme/other:ref:refs/heads/main' }),
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
  ])('refuses %s', async (_, webIdentity, name, message) => {
    await role();
    await expect(assume(webIdentity)).rejects.toMatchObject({ name, message });
  });

  /** Whose session it is, or the name of the error. */
  const outcome = (claims: object) =>
    assume(token({ ...CLAIMS, ...claims })).then(
      answer => answer.SubjectFromWebIdentityToken,
      error => error.name,
    );

  it.each([
    ['repo:acme/orders:environment:prod', 'repo:acme/orders:environment:prod'],
    ['repo:acme/other:environment:prod', 'AccessDenied'],
  ])('compares %s with a pattern', async (sub, expected) => {
    await role({
      condition: { StringLike: { [`${GITHUB}:sub`]: 'repo:acme/orders:*' } },
    });
    expect(await outcome({ sub })).toBe(expected);
  });

  it.each([
    ['repository', 'acme/orders', SUBJECT],
    ['repository', 'acme/other', 'AccessDenied'],
    // A claim that IAM has no key for.
    ['run_id', '7', 'AccessDenied'],
  ])('compares the claim %s with %s', async (claim, value, expected) => {
    await role({
      condition: { StringEquals: { [`${GITHUB}:${claim}`]: value } },
    });
    expect(await outcome({ run_id: '7' })).toBe(expected);
  });

  it('refuses a role that is missing or trusts something else', async () => {
    await iam.createOpenIDConnectProvider({
      Url: `https://${GITHUB}`,
      ClientIDList: ['sts.amazonaws.com'],
    });
    await expect(assume(token(CLAIMS))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await iam.createRole({
      RoleName: 'deployer',
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      }),
    });
    await expect(assume(token(CLAIMS))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('takes no session longer than the role allows', async () => {
    await role();
    await expect(
      sts.assumeRoleWithWebIdentity({
        RoleArn: ROLE,
        RoleSessionName: 'run-1',
        WebIdentityToken: token(CLAIMS),
        DurationSeconds: 7200,
      }),
    ).rejects.toThrow(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  });

  describe('with an issuer on the loopback interface', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
    });
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    let issuer: Server;
    let host: string;

    beforeEach(async () => {
      issuer = createServer(({ url }, response) =>
        response.end(
          JSON.stringify(
            url === '/keys'
              ? {
                  keys: [
                    { ...publicKey.export({ format: 'jwk' }), kid: 'one' },
                    {
                      ...elliptic.publicKey.export({ format: 'jwk' }),
                      kid: 'two',
                    },
                  ],
                }
              : { jwks_uri: `https://${host}/keys` },
          ),
        ),
      );
      await new Promise<void>(resolve => {
        issuer.listen(0, '127.0.0.1', resolve);
      });
      host = `localhost:${(issuer.address() as AddressInfo).port}`;
      await role({
        host,
        condition: { StringEquals: { [`${host}:sub`]: SUBJECT } },
      });
    });

    afterEach(() => {
      issuer.closeAllConnections();
      issuer.close();
    });

    const claims = () => ({ ...CLAIMS, iss: `https://${host}` });

    it('verifies the signature', async () => {
      await expect(
        assume(token(claims(), { key: privateKey })),
      ).resolves.toMatchObject({ SubjectFromWebIdentityToken: SUBJECT });
      const { privateKey: other } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
      });
      await expect(assume(token(claims(), { key: other }))).rejects.toThrow(
        'The signature of the token is invalid',
      );
      await expect(assume(token(claims()))).rejects.toThrow(
        'The signature of the token is invalid',
      );
    });

    it('verifies one by elliptic curves', async () => {
      const key = elliptic.privateKey;
      await expect(
        assume(token(claims(), { alg: 'ES256', kid: 'two', key })),
      ).resolves.toMatchObject({ SubjectFromWebIdentityToken: SUBJECT });
    });

    it.each([
      ['none', 'one'],
      ['HS256', 'one'],
      ['ES256', 'one'],
      ['RS256', 'two'],
    ])('takes no algorithm %s for the key %s', async (alg, kid) => {
      await expect(
        assume(token(claims(), { alg, kid, key: privateKey })),
      ).rejects.toThrow('The signature of the token is invalid');
    });

    it('refuses a key that the issuer does not publish', async () => {
      await expect(
        assume(token(claims(), { key: privateKey, kid: 'three' })),
      ).rejects.toThrow(
        "Couldn't retrieve verification key from your identity provider",
      );
      issuer.close();
      issuer.closeAllConnections();
      await expect(
        assume(token(claims(), { key: privateKey })),
      ).rejects.toThrow(
        "Couldn't retrieve verification key from your identity provider",
      );
    });
  });
});
