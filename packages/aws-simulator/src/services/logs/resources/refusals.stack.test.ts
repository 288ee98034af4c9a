import { RefusalBench } from '../../../__testUtils__/RefusalBench';

const bench = new RefusalBench();

it.each<[string, object]>([
  [
    'The specified KMS Key Id could not be found.',
    {
      KmsKeyId:
        'arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111',
    },
  ],
  [
    'Policy Version must be 2021-06-01',
    { DataProtectionPolicy: { Version: '2012-10-17', Statement: [] } },
  ],
])('a log group is refused: %s', async (text, properties) => {
  expect(await bench.reason('AWS::Logs::LogGroup', properties)).toContain(text);
});
