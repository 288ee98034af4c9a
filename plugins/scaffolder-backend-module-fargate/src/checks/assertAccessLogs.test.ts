import { Answers, awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { assertAccessLogs } from './assertAccessLogs';

const POLICY = JSON.stringify({
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::logs/*',
  },
});
const GOOD: Answers = {
  GetBucketLocation: { LocationConstraint: 'eu-west-1' },
  GetBucketPolicy: { Policy: POLICY },
};

describe('assertAccessLogs', () => {
  const { signal } = new AbortController();
  function check(answers: Answers = {}) {
    const canned = cannedContext({ ...GOOD, ...answers });
    return {
      ...canned,
      checked: assertAccessLogs(canned.clients, 'logs', { signal }),
    };
  }

  it('accepts a bucket that load balancers may write to', async () => {
    const { checked, inputs, signals } = check();
    await expect(checked).resolves.toBeUndefined();
    expect(inputs).toEqual([
      ['GetBucketLocation', { Bucket: 'logs' }],
      ['GetBucketPolicy', { Bucket: 'logs' }],
    ]);
    expect(signals).toStrictEqual([signal, signal]);
  });

  it.each(['GetBucketLocation', 'GetBucketPolicy'])(
    'leaves to AWS what the portal may not read: %s',
    async operation => {
      const { checked } = check({ [operation]: awsError('AccessDenied') });
      await expect(checked).resolves.toBeUndefined();
    },
  );

  it.each<[string, Answers, RegExp]>([
    [
      'that does not exist',
      { GetBucketLocation: awsError('NoSuchBucket') },
      /^accessLogsBucket: .*logs.*\.$/,
    ],
    [
      'in another Region',
      { GetBucketLocation: { LocationConstraint: 'eu-central-1' } },
      /^accessLogsBucket: .*eu-central-1.*\.$/,
    ],
    [
      'in the Region that S3 does not name',
      { GetBucketLocation: {} },
      /^accessLogsBucket: .*us-east-1.*\.$/,
    ],
    [
      'without a policy',
      { GetBucketPolicy: awsError('NoSuchBucketPolicy') },
      /^accessLogsBucket: .*\.$/,
    ],
    ['with an empty policy', { GetBucketPolicy: {} }, /^accessLogsBucket: /],
  ])('refuses a bucket %s', async (_, answers, message) => {
    await expect(check(answers).checked).rejects.toThrow(message);
  });

  it.each(['GetBucketLocation', 'GetBucketPolicy'])(
    'does not hide another error of %s',
    async operation => {
      const { checked } = check({ [operation]: awsError('SlowDown') });
      await expect(checked).rejects.toThrow('SlowDown of AWS');
    },
  );
});
