import { CloudFormationServiceException } from '@aws-sdk/client-cloudformation';
import { userCredentials } from '../__testUtils__/credentials';
import { InputError } from '@backstage/errors';
import { permissionsFor } from '../__testUtils__/permissionsFor';
import { TestBench } from '../__testUtils__/TestBench';
import { DeploymentError } from '../stack/DeploymentError';
import { createAction } from './createAction';

const deploymentError = new DeploymentError('orders', {
  failed: 'orders: tasks cannot start.',
  why: 'its image does not exist',
  evidence: ['CannotPullContainerError', 'manifest unknown'],
  now: 'stack orders deleted',
  next: 'push the tag',
});

/** The error and the log of an action that fails. */
async function run(error: Error): Promise<{ failure: Error; log: string[] }> {
  const log: string[] = [];
  const action = createAction(permissionsFor(), {
    id: 'fail',
    description: 'Fails',
    schema: { input: {}, output: {} },
    async handler() {
      throw error;
    },
  });
  const failure = await action
    .handler({
      logger: {
        info: (line: string) => log.push(`info ${line}`),
        error: (line: string) => log.push(line),
      },
      task: { id: 'task-1' },
      getInitiatorCredentials: async () => userCredentials(),
    } as any)
    .then(
      () => Promise.reject(new Error('It did not fail')),
      caught => caught,
    );
  return { failure, log };
}

describe('an action that fails', () => {
  it.each([
    [
      'a failed deployment',
      deploymentError,
      'orders: its image does not exist',
    ],
    ['invalid input', new InputError('cpu: not a number'), 'cpu: not a number'],
    [
      'a cancelled task',
      new Error('Cancelled: stack orders'),
      'Cancelled: stack orders',
    ],
    [
      'an AWS error, with its name',
      new CloudFormationServiceException({
        name: 'ExpiredToken',
        message: 'The security token included in the request is expired',
        $fault: 'client',
        $metadata: {},
      }),
      'ExpiredToken: The security token included in the request is expired',
    ],
    [
      'an aborted request',
      new DOMException('This operation was aborted', 'AbortError'),
      'This operation was aborted',
    ],
  ])(
    'prints the message of %s instead of a stack trace',
    async (_, error, text) => {
      const { failure } = await run(error);
      expect(failure).toBe(error);
      expect(failure.stack).toBe(text);
    },
  );

  it.each([TypeError, RangeError, ReferenceError, SyntaxError])(
    'keeps the stack trace of a bug: %p',
    async Bug => {
      const { failure } = await run(new Bug('of ours'));
      expect(failure.stack).toMatch(/^\w+Error: of ours\n +at /);
    },
  );

  it('ends its log with the report of a failed deployment', async () => {
    expect((await run(deploymentError)).log).toEqual([
      'Failed        orders: tasks cannot start.',
      'Why           its image does not exist',
      'Evidence      CannotPullContainerError',
      '              manifest unknown',
      'Now           stack orders deleted',
      'Next          push the tag',
    ]);
  });

  it('logs nothing more about other errors', async () => {
    expect((await run(new InputError('cpu: not a number'))).log).toEqual([]);
  });
});

it('an action of the module prints messages instead of stack traces', async () => {
  const bench = await TestBench.start();
  try {
    const failure = await bench
      .run('fargate:environment:deploy', {
        target: 'nowhere',
        name: 'dev',
        owner: 'team-a',
      })
      .catch(error => error);
    expect(failure.stack).toBe(failure.message);
  } finally {
    await bench.close();
  }
});
