import { request } from 'node:http';
import { ECR } from '@aws-sdk/client-ecr';
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import { clientOptions } from '../../__testUtils__/clientOptions';
import { digestOf, imageOf, pushImage } from '../../__testUtils__/pushImage';
import { Simulator, startSimulator } from '../../Simulator';

const ACCOUNT = '123456789012';
const HOST = `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com`;
const repositoryName = 'team/orders';
const TYPE = 'application/vnd.oci.image.manifest.v1+json';

describe('the registry of ECR', () => {
  let simulator: Simulator;
  let ecr: ECR;
  let authorization: string;

  beforeEach(async () => {
    simulator = await startSimulator({ iam: true });
    ecr = new ECR(clientOptions(simulator));
    await ecr.createRepository({
      repositoryName,
      imageTagMutability: 'IMMUTABLE',
    });
    authorization = await signIn(ecr);
  });

  afterEach(async () => {
    ecr.destroy();
    await simulator.close();
  });

  async function signIn(client: ECR) {
    const { authorizationData } = await client.getAuthorizationToken({});
    return `Basic ${authorizationData![0].authorizationToken}`;
  }

  const send = (
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ) =>
    fetch(new URL(path, simulator.url), {
      ...init,
      headers: { authorization, ...init.headers },
    });

  const at = (path: string, repository = repositoryName) =>
    `/v2/${HOST}/${repository}/${path}`;

  /** The status and the error of an answer. */
  async function refusal(answer: Response) {
    const { errors } = await answer.json();
    return [answer.status, errors[0].code, errors[0].message];
  }

  /** As clients do it: an upload in parts, or with the whole blob at its end. */
  async function pushBlob(blob: string, parts: string[] = [blob]) {
    const begun = await send(at('blobs/uploads/'), { method: 'POST' });
    expect(begun.status).toBe(202);
    let location = begun.headers.get('location')!;
    for (const body of parts) {
      const sent = await send(location, { method: 'PATCH', body });
      expect(sent.status).toBe(202);
      location = sent.headers.get('location')!;
    }
    return send(`${location}?digest=${digestOf(blob)}`, {
      method: 'PUT',
      body: parts.length > 0 ? undefined : blob,
    });
  }

  const pushManifest = (body: string, reference: string) =>
    send(at(`manifests/${reference}`), {
      method: 'PUT',
      body,
      headers: { 'content-type': TYPE },
    });

  async function push(tag: string, { manifest, blobs } = imageOf({})) {
    for (const blob of blobs) {
      expect((await pushBlob(blob)).status).toBe(201);
    }
    return pushManifest(manifest, tag);
  }

  it('takes an image, which the API shows and others pull', async () => {
    const { manifest, blobs } = imageOf({});
    const pushed = await push('v1');
    expect([
      pushed.status,
      pushed.headers.get('docker-content-digest'),
    ]).toEqual([201, digestOf(manifest)]);
    expect(
      (await ecr.describeImages({ repositoryName })).imageDetails,
    ).toMatchObject([{ imageDigest: digestOf(manifest), imageTags: ['v1'] }]);

    for (const reference of ['v1', digestOf(manifest)]) {
      const pulled = await send(at(`manifests/${reference}`));
      expect(pulled.headers.get('content-type')).toBe(TYPE);
      expect(await pulled.text()).toBe(manifest);
    }
    const blob = await send(at(`blobs/${digestOf(blobs[0])}`));
    expect(await blob.text()).toBe(blobs[0]);
    const head = await send(at(`blobs/${digestOf(blobs[0])}`), {
      method: 'HEAD',
    });
    expect(head.headers.get('content-length')).toBe(String(blobs[0].length));
    expect(await (await send(at('tags/list'))).json()).toMatchObject({
      tags: ['v1'],
    });
  });

  it('takes layers in parts, whole, and again', async () => {
    for (const parts of [['ab', 'cd'], [], ['abcd']]) {
      expect((await pushBlob('abcd', parts)).status).toBe(201);
    }
    const whole = await send(
      `${at('blobs/uploads/')}?digest=${digestOf('efg')}`,
      { method: 'POST', body: 'efg' },
    );
    expect(whole.status).toBe(201);
    const blob = await send(whole.headers.get('location')!);
    expect(await blob.text()).toBe('efg');
  });

  it('says how far an upload is, and forgets it', async () => {
    const begun = await send(at('blobs/uploads/'), { method: 'POST' });
    const location = begun.headers.get('location')!;
    await send(location, { method: 'PATCH', body: 'abc' });
    const status = await send(location);
    expect([status.status, status.headers.get('range')]).toEqual([204, '0-2']);
    const gap = await send(location, {
      method: 'PATCH',
      body: 'x',
      headers: { 'content-range': '7-7' },
    });
    expect(await refusal(gap)).toEqual([
      416,
      'BLOB_UPLOAD_INVALID',
      expect.any(String),
    ]);
    await send(location, { method: 'DELETE' });
    expect(await refusal(await send(location, { method: 'PUT' }))).toEqual([
      404,
      'BLOB_UPLOAD_UNKNOWN',
      expect.any(String),
    ]);
  });

  it('takes the same image twice, and no other for its tag', async () => {
    await push('v1');
    const { manifest } = imageOf({});
    expect((await pushManifest(manifest, 'v1')).status).toBe(201);
    const other = await push('v1', imageOf({ config: { Env: ['A=1'] } }));
    expect(await refusal(other)).toEqual([
      400,
      'TAG_INVALID',
      "The image tag 'v1' already exists in the 'team/orders' repository and cannot be overwritten because the tag is immutable.",
    ]);
  });

  it.each<[string, () => Promise<Response>, unknown[]]>([
    [
      'a repository that is missing',
      () => send(at('blobs/uploads/', 'other'), { method: 'POST' }),
      [
        404,
        'NAME_UNKNOWN',
        `The repository with name 'other' does not exist in the registry with id '${ACCOUNT}'`,
      ],
    ],
    [
      'a name that is not ECR’s',
      () => send('/v2/library/nginx/manifests/latest'),
      [
        404,
        'NAME_UNKNOWN',
        expect.stringContaining('name a repository by its URI'),
      ],
    ],
    [
      'an image that is missing',
      () => send(at('manifests/v9')),
      [404, 'MANIFEST_UNKNOWN', 'Requested image not found'],
    ],
    [
      'a blob that is missing',
      () => send(at('blobs/sha256:ab')),
      [404, 'BLOB_UNKNOWN', 'blob unknown to registry'],
    ],
    [
      'a manifest without its layers',
      () => pushManifest(imageOf({}).manifest, 'v1'),
      [404, 'MANIFEST_BLOB_UNKNOWN', expect.stringContaining('Layers with')],
    ],
    [
      'an index without its images',
      () =>
        pushManifest(
          '{"schemaVersion":2,"manifests":[{"digest":"sha256:ab","size":1}]}',
          'v1',
        ),
      [404, 'MANIFEST_BLOB_UNKNOWN', expect.stringContaining('Images with')],
    ],
    [
      'a manifest that is none',
      () => pushManifest('{}', 'v1'),
      [405, 'UNSUPPORTED', expect.stringContaining('Invalid JSON syntax')],
    ],
    [
      'a manifest with another digest',
      async () => {
        await push('v1');
        return pushManifest(imageOf({}).manifest, 'sha256:ab');
      },
      [400, 'DIGEST_INVALID', expect.any(String)],
    ],
    [
      'a blob with another digest',
      () =>
        send(`${at('blobs/uploads/')}?digest=sha256:ab`, {
          method: 'POST',
          body: 'a',
        }),
      [400, 'DIGEST_INVALID', expect.any(String)],
    ],
    [
      'the deletion of an image',
      () => send(at('manifests/v1'), { method: 'DELETE' }),
      [405, 'UNSUPPORTED', expect.any(String)],
    ],
    [
      'a path that it does not have',
      () => send('/v2/_catalog'),
      [404, 'UNSUPPORTED', 'Not Found'],
    ],
    [
      'nobody’s password',
      () =>
        send('/v2/', {
          headers: { authorization: `Basic ${btoa('AWS:guessed')}` },
        }),
      [400, 'DENIED', 'Your Authorization Token is invalid.'],
    ],
  ])('refuses %s', async (_, answer, expected) => {
    expect(await refusal(await answer())).toEqual(expected);
  });

  it('lets sign in who has a token, for twelve hours', async () => {
    const anonymous = await fetch(new URL('/v2/', simulator.url));
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    await simulator.clock.advance(12 * 3600 - 1);
    expect((await send('/v2/')).status).toBe(200);
    await simulator.clock.advance(1);
    expect(await refusal(await send('/v2/'))).toEqual([
      403,
      'DENIED',
      'Your authorization token has expired. Reauthenticate and try again.',
    ]);
  });

  it('is reached by its host too', async () => {
    await pushImage(ecr, repositoryName, 'v1');
    const status = await new Promise(resolve => {
      request(
        new URL(`/v2/${repositoryName}/manifests/v1`, simulator.url),
        { headers: { authorization, host: HOST } },
        answer => resolve(answer.resume().statusCode),
      ).end();
    });
    expect(status).toBe(200);
  });

  it('lets a role push only where its policies say so', async () => {
    await ecr.createRepository({ repositoryName: 'other' });
    const iam = new IAM(clientOptions(simulator));
    const sts = new STS(clientOptions(simulator));
    await iam.createRole({
      RoleName: 'deployer',
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: ACCOUNT },
          Action: 'sts:AssumeRole',
        },
      }),
    });
    await iam.putRolePolicy({
      RoleName: 'deployer',
      PolicyName: 'push',
      PolicyDocument: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Action: 'ecr:GetAuthorizationToken',
            Resource: '*',
          },
          {
            Effect: 'Allow',
            Action: [
              'ecr:BatchCheckLayerAvailability',
              'ecr:InitiateLayerUpload',
              'ecr:UploadLayerPart',
              'ecr:CompleteLayerUpload',
              'ecr:PutImage',
            ],
            Resource: `arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/${repositoryName}`,
          },
        ],
      }),
    });
    const { Credentials } = await sts.assumeRole({
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/deployer`,
      RoleSessionName: 'run-1',
    });
    const deployer = new ECR({
      ...clientOptions(simulator),
      credentials: {
        accessKeyId: Credentials!.AccessKeyId!,
        secretAccessKey: Credentials!.SecretAccessKey!,
        sessionToken: Credentials!.SessionToken,
      },
    });
    authorization = await signIn(deployer);
    expect((await push('v1')).status).toBe(201);
    const denied = await send(at('blobs/uploads/', 'other'), {
      method: 'POST',
    });
    expect(await refusal(denied)).toEqual([
      403,
      'DENIED',
      `User: arn:aws:sts::${ACCOUNT}:assumed-role/deployer/run-1 is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/other because no identity-based policy allows the ecr:InitiateLayerUpload action`,
    ]);
    expect(await refusal(await send(at('manifests/v1')))).toEqual([
      403,
      'DENIED',
      expect.stringContaining('ecr:BatchGetImage'),
    ]);
    deployer.destroy();
    iam.destroy();
    sts.destroy();
  });

  it('is closed to other accounts', async () => {
    const other = new ECR({
      ...clientOptions(simulator),
      credentials: { accessKeyId: '444455556666', secretAccessKey: 'x' },
    });
    authorization = await signIn(other);
    expect(await refusal(await send(at('manifests/v1')))).toEqual([
      403,
      'DENIED',
      expect.stringContaining(
        'because no resource-based policy allows the ecr:BatchGetImage action',
      ),
    ]);
    other.destroy();
  });
});
