import { ConfigReader } from '@backstage/config';
import { startupWarnings } from './startupWarnings';

const fargateApi = {
  targets: [{ name: 'dev', accountId: '123456789012', region: 'eu-west-1' }],
};
const scaffolder = { taskRecovery: { enabled: true } };

describe('startupWarnings', () => {
  it.each([
    ['no account', { scaffolder }, [/^No AWS account is configured/]],
    [
      'an empty list of accounts',
      { scaffolder, fargateApi: { targets: [] } },
      [/^No AWS account is configured/],
    ],
    ['no task recovery', { fargateApi }, [/^Task recovery is off/]],
    [
      'task recovery that is off',
      { fargateApi, scaffolder: { taskRecovery: { enabled: false } } },
      [/^Task recovery is off/],
    ],
    ['nothing', { fargateApi, scaffolder }, []],
    [
      'grants by names that others can begin with',
      {
        scaffolder,
        fargateApi: {
          targets: [
            {
              ...fargateApi.targets[0],
              grantableArns: [
                'arn:aws:dynamodb:eu-west-1:123456789012:table/{name}-*',
                'arn:aws:dynamodb:eu-west-1:123456789012:table/{name}.*',
                'arn:aws:secretsmanager:eu-west-1:123456789012:secret:{name}/*',
                'arn:aws:sqs:eu-west-1:123456789012:{name}',
              ],
            },
          ],
        },
      },
      [/^grantableArns of target dev has \S+table\/\{name\}-\*, which lets/],
    ],
    [
      'nothing, by the older name of task recovery',
      { fargateApi, scaffolder: { EXPERIMENTAL_recoverTasks: true } },
      [],
    ],
  ])('warns of %s', (_, config, warnings) => {
    expect(startupWarnings(new ConfigReader(config))).toEqual(
      warnings.map(text => expect.stringMatching(text)),
    );
  });
});
