import { IAM } from '@aws-sdk/client-iam';
import { clientOptions } from '../../../__testUtils__/clientOptions';
import { Simulator, startSimulator } from '../../../Simulator';

const GITHUB = 'https://token.actions.githubusercontent.com';
const ARN =
  'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';

describe('OIDC providers', () => {
  let simulator: Simulator;
  let iam: IAM;

  beforeEach(async () => {
    simulator = await startSimulator();
    iam = new IAM(clientOptions(simulator));
  });

  afterEach(async () => {
    iam.destroy();
    await simulator.close();
  });

  const create = (input: object = {}) =>
    iam.createOpenIDConnectProvider({
      Url: GITHUB,
      ClientIDList: ['sts.amazonaws.com'],
      ...input,
    });
  const provider = { OpenIDConnectProviderArn: ARN };
  const get = () => iam.getOpenIDConnectProvider(provider);

  it('are named by their URL, which is read without its scheme', async () => {
    expect(
      await create({
        ThumbprintList: ['a'.repeat(40)],
        Tags: [{ Key: 'team', Value: 'pay' }],
      }),
    ).toMatchObject({ OpenIDConnectProviderArn: ARN });
    expect(await get()).toMatchObject({
      Url: 'token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: ['a'.repeat(40)],
      CreateDate: new Date('2026-01-01T00:00:00Z'),
      Tags: [{ Key: 'team', Value: 'pay' }],
    });
    expect(await iam.listOpenIDConnectProviders({})).toMatchObject({
      OpenIDConnectProviderList: [{ Arn: ARN }],
    });
  });

  it('get a thumbprint from IAM where the request has none', async () => {
    await create();
    const { ThumbprintList } = await get();
    expect(ThumbprintList).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/)]);
  });

  it('change', async () => {
    await create();
    const ClientID = 'https://gitlab.com';
    await iam.addClientIDToOpenIDConnectProvider({ ...provider, ClientID });
    await iam.addClientIDToOpenIDConnectProvider({ ...provider, ClientID });
    await iam.removeClientIDFromOpenIDConnectProvider({
      ...provider,
      ClientID: 'sts.amazonaws.com',
    });
    await iam.updateOpenIDConnectProviderThumbprint({
      ...provider,
      ThumbprintList: ['b'.repeat(40)],
    });
    const tag = (Key: string, Value: string) =>
      iam.tagOpenIDConnectProvider({ ...provider, Tags: [{ Key, Value }] });
    await tag('team', 'pay');
    await tag('team', 'web');
    await tag('cost', '1');
    await iam.untagOpenIDConnectProvider({ ...provider, TagKeys: ['cost'] });
    const Tags = [{ Key: 'team', Value: 'web' }];
    expect(await get()).toMatchObject({
      ClientIDList: [ClientID],
      ThumbprintList: ['b'.repeat(40)],
      Tags,
    });
    expect(await iam.listOpenIDConnectProviderTags(provider)).toMatchObject({
      IsTruncated: false,
      Tags,
    });
  });

  it('are deleted, once or twice', async () => {
    await create();
    await iam.deleteOpenIDConnectProvider(provider);
    await iam.deleteOpenIDConnectProvider(provider);
    await expect(get()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `OpenIDConnect Provider not found for arn ${ARN}`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('exist once for each URL', async () => {
    await create();
    await expect(create()).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: `Provider with url ${GITHUB} already exists.`,
      $metadata: { httpStatusCode: 409 },
    });
  });

  it.each([
    [
      'a URL without TLS',
      { Url: 'http://token.actions.githubusercontent.com' },
      'Invalid Open ID Connect Provider URL',
    ],
    [
      'a URL with a query',
      { Url: `${GITHUB}?a=b` },
      'Invalid Open ID Connect Provider URL',
    ],
    [
      'six thumbprints',
      { ThumbprintList: Array(6).fill('a'.repeat(40)) },
      'Thumbprint list must contain fewer than 5 entries.',
    ],
    [
      'a short thumbprint',
      { ThumbprintList: ['a'] },
      '1 validation error detected: ',
    ],
    [
      '101 client ids',
      { ClientIDList: Array.from({ length: 101 }, (_, i) => `client-${i}`) },
      'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
    ],
  ])('cannot have %s', async (_, input, message) => {
    await expect(create(input)).rejects.toThrow(message);
    expect(
      (await iam.listOpenIDConnectProviders({})).OpenIDConnectProviderList,
    ).toEqual([]);
  });
});
