import { GetOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import { DeliveryBench, SUBJECT } from '../__testUtils__/DeliveryBench';

jest.setTimeout(120_000);

describe('fargate:delivery:deploy in China', () => {
  let delivery: DeliveryBench;

  beforeAll(async () => {
    delivery = await DeliveryBench.start({ region: 'cn-north-1' });
  });
  afterAll(() => delivery.close());

  it("gives the pipeline a role for the audience that AWS's action has there", async () => {
    const { outputs } = await delivery.delivery();

    expect(outputs).toMatchObject({
      region: 'cn-north-1',
      audience: 'sts.amazonaws.com.cn',
      roleArn: expect.stringMatching(/^arn:aws-cn:iam::/),
      repositoryUri: expect.stringContaining(
        '.dkr.ecr.cn-north-1.amazonaws.com.cn/',
      ),
    });
    const { iam } = await delivery.bench.clients();
    const { ClientIDList } = await iam.send(
      new GetOpenIDConnectProviderCommand({
        OpenIDConnectProviderArn:
          'arn:aws-cn:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
      }),
    );
    expect(ClientIDList).toEqual(['sts.amazonaws.com.cn']);
    const assume = (aud: string) =>
      delivery.assume(outputs.roleArn, SUBJECT, { aud });
    await expect(assume('sts.amazonaws.com')).rejects.toThrow(
      'Incorrect token audience',
    );
    expect(await assume('sts.amazonaws.com.cn')).toHaveProperty('accessKeyId');
  });
});
