import { DeploymentLog } from '../log/DeploymentLog';
import { DeploymentContext } from '../stack/DeploymentContext';
import { Answers, cannedAws } from './cannedAws';

/** The target of canned clients. */
export const TARGET = {
  name: 'dev',
  accountId: '123456789012',
  region: 'eu-west-1',
  cloudFormationRoleArn: 'arn:aws:iam::123456789012:role/cloudformation',
};

/** More than any test waits for. */
const MAX_SLEEPS = 1000;

/** A deployment in an account with canned answers; `sleep` is what waits do. */
export function cannedContext(
  answers: Answers,
  options: Partial<DeploymentContext> = {},
) {
  const aws = cannedAws(answers);
  const lines: string[] = [];
  const slept: number[] = [];
  const clients = { ...aws.clients, target: TARGET };
  const context: DeploymentContext = {
    clients,
    clock: {
      sleep: async seconds => {
        slept.push(seconds);
        // Nothing else runs while it waits, not even the timeout of the test.
        if (slept.length > MAX_SLEEPS) {
          throw new Error('waits forever');
        }
      },
    },
    log: new DeploymentLog({
      info: line => lines.push(line.replace(/ {2,}/, ' ')),
    }),
    signal: new AbortController().signal,
    task: { taskId: 'task-1', stepId: 'step-1' },
    options: {},
    authorize: async () => {},
    ...options,
  };
  return { ...aws, clients, context, lines, slept };
}
