import { ConfigReader } from '@backstage/config';
import { startupWarnings } from './startupWarnings';

const fargateApi = {
  targets: [{ name: 'dev', accountId: '123456789012', region: 'eu-west-1' }],
};
const scaffolder = { taskRecovery: { enabled: true } };

const NO_ACCOUNT =
  'No AWS account is configured, so the fargate actions refuse to deploy. Add one: fargateApi: { targets: [{ name: dev, accountId: "123456789012", region: eu-west-1 }] }';
const NO_RECOVERY =
  'Task recovery is off, so a deployment does not continue after a restart of the backend. Add: scaffolder: { taskRecovery: { enabled: true } }';
const ambiguous = (pattern: string) =>
  `grantableArns of target dev has ${pattern}, which lets an API named pay have what belongs to one named pay-roll. Write a character after {name} that no name of an API has: {name}.* or {name}/*`;

describe('startupWarnings', () => {
  it.each([
    ['no account', { scaffolder }, [NO_ACCOUNT]],
    [
      'an empty list of accounts',
      { scaffolder, fargateApi: { targets: [] } },
      [NO_ACCOUNT],
    ],
    ['no task recovery', { fargateApi }, [NO_RECOVERY]],
    [
      'task recovery that is off',
      { fargateApi, scaffolder: { taskRecovery: { enabled: false } } },
      [NO_RECOVERY],
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
                'arn:aws:sqs:eu-west-1:123456789012:*-{name}',
                'arn:aws:sqs:eu-west-1:123456789012:{name}Queue9*',
              ],
            },
          ],
        },
      },
      [
        ambiguous('arn:aws:dynamodb:eu-west-1:123456789012:table/{name}-*'),
        ambiguous('arn:aws:sqs:eu-west-1:123456789012:{name}Queue9*'),
      ],
    ],
    [
      'nothing, by the older name of task recovery',
      { fargateApi, scaffolder: { EXPERIMENTAL_recoverTasks: true } },
      [],
    ],
  ])('warns of %s', (_, config, warnings) => {
    expect(startupWarnings(new ConfigReader(config))).toEqual(warnings);
  });
});
