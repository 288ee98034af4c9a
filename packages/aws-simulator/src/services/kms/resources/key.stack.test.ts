import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
} from '@aws-sdk/client-kms';
import { StackBench } from '../../../__testUtils__/StackBench';

const DAY = 24 * 3600;

describe('AWS::KMS::Key and its alias', () => {
  let bench: StackBench;
  let kms: KMSClient;

  beforeEach(async () => {
    bench = await StackBench.start();
    kms = new KMSClient(bench.options);
  });

  afterEach(() => bench.close());

  const template = (alias: string) => ({
    Resources: {
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          Description: 'secrets',
          EnableKeyRotation: true,
          PendingWindowInDays: 7,
        },
      },
      Alias: {
        Type: 'AWS::KMS::Alias',
        Properties: { AliasName: alias, TargetKeyId: { Ref: 'Key' } },
      },
    },
    Outputs: {
      Id: { Value: { Ref: 'Key' } },
      Arn: { Value: { 'Fn::GetAtt': 'Key.Arn' } },
    },
  });
  const describeKey = async (KeyId: string) =>
    (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;

  it('are known by each of their names until the waiting period is over', async () => {
    const { Id, Arn } = await bench.outputs(template('alias/orders'));
    for (const name of [
      Id,
      Arn,
      'alias/orders',
      'arn:aws:kms:eu-west-1:123456789012:alias/orders',
    ]) {
      expect(await describeKey(name)).toMatchObject({
        Arn,
        KeyState: 'Enabled',
        Description: 'secrets',
      });
    }
    const rotation = new GetKeyRotationStatusCommand({ KeyId: Id });
    expect(await kms.send(rotation)).toMatchObject({
      KeyRotationEnabled: true,
    });
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: Id }));
    expect(JSON.parse(Policy!).Statement[0].Action).toBe('kms:*');
    expect(
      (await kms.send(new ListAliasesCommand({ KeyId: Id }))).Aliases,
    ).toMatchObject([{ AliasName: 'alias/orders', TargetKeyId: Id }]);

    await bench.delete();
    expect((await describeKey(Id))!.KeyState).toBe('PendingDeletion');
    await bench.simulator.clock.advance(7 * DAY);
    expect((await kms.send(new ListKeysCommand({}))).Keys).toEqual([]);
    await expect(describeKey(Id)).rejects.toMatchObject({
      name: 'NotFoundException',
      message: `Key '${Arn}' does not exist`,
    });
  });

  it('cannot have a name of AWS', async () => {
    await bench.deploy(template('alias/aws/orders'));
    expect((await bench.reasons())[0]).toContain(
      "Error occurred during operation 'CreateAlias'.",
    );
  });
});
