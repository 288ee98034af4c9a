import { IAM } from '@aws-sdk/client-iam';
import { StackBench } from '../../../__testUtils__/StackBench';

const ARN = 'arn:aws:iam::123456789012:oidc-provider/gitlab.com';

describe('AWS::IAM::OIDCProvider', () => {
  let bench: StackBench;
  let iam: IAM;

  beforeEach(async () => {
    bench = await StackBench.start();
    iam = new IAM(bench.options);
  });

  afterEach(() => bench.close());

  const template = (properties: object = {}) => ({
    Resources: {
      Provider: {
        Type: 'AWS::IAM::OIDCProvider',
        Properties: {
          Url: 'https://gitlab.com',
          ClientIdList: ['https://gitlab.com'],
          ...properties,
        },
      },
    },
    Outputs: {
      Ref: { Value: { Ref: 'Provider' } },
      Arn: { Value: { 'Fn::GetAtt': 'Provider.Arn' } },
    },
  });
  const providers = async () =>
    (await iam.listOpenIDConnectProviders({})).OpenIDConnectProviderList;

  it('is its ARN, changes in place and is deleted', async () => {
    expect(await bench.outputs(template())).toEqual({ Ref: ARN, Arn: ARN });
    await bench.update(
      template({
        ClientIdList: ['sts.amazonaws.com'],
        ThumbprintList: ['a'.repeat(40)],
        Tags: [{ Key: 'team', Value: 'pay' }],
      }),
    );
    expect(
      await iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: ARN }),
    ).toMatchObject({
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: ['a'.repeat(40)],
      Tags: [{ Key: 'team', Value: 'pay' }],
    });
    await bench.delete();
    expect(await providers()).toEqual([]);
  });

  it('is replaced with its URL', async () => {
    await bench.deploy(template());
    await bench.update(template({ Url: 'https://gitlab.example.com' }));
    expect(await providers()).toEqual([
      { Arn: `${ARN.replace('gitlab.com', 'gitlab.example.com')}` },
    ]);
  });

  it('fails where the account has the provider', async () => {
    await iam.createOpenIDConnectProvider({ Url: 'https://gitlab.com' });
    await bench.deploy(template());
    expect((await bench.reasons())[0]).toContain(
      'Provider with url https://gitlab.com already exists.',
    );
    expect(await providers()).toEqual([{ Arn: ARN }]);
  });
});
