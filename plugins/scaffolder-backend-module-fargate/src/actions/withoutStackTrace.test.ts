import { CloudFormationServiceException } from '@aws-sdk/client-cloudformation';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DeploymentError } from '../stack/DeploymentError';
import { TestBench } from '../__testUtils__/TestBench';
import { withoutStackTrace } from './withoutStackTrace';

const thrown = (run: () => Promise<unknown>): Promise<Error> =>
  run().then(
    () => Promise.reject(new Error('It did not fail')),
    error => error,
  );

const failingWith = (error: Error) =>
  thrown(async () =>
    withoutStackTrace(
      createTemplateAction({
        id: 'fail',
        async handler() {
          throw error;
        },
      }),
    ).handler({} as any),
  );

it.each([
  [
    'a deployment',
    new DeploymentError('orders', {
      failed: 'orders: tasks cannot start',
      why: 'its image does not exist',
      evidence: [],
      now: 'stack orders deleted',
      next: 'push the tag',
    }),
    'orders: its image does not exist',
  ],
  ['a refusal', new InputError('cpu is no number'), 'cpu is no number'],
  ['a cancellation', new Error('Cancelled: untouched'), 'Cancelled: untouched'],
  [
    'a call, with the code of AWS',
    new CloudFormationServiceException({
      name: 'ExpiredToken',
      message: 'The security token included in the request is expired',
      $fault: 'client',
      $metadata: {},
    }),
    'ExpiredToken: The security token included in the request is expired',
  ],
  [
    'an abort',
    new DOMException('This operation was aborted', 'AbortError'),
    'This operation was aborted',
  ],
])('the failure of %s ends with what it says', async (_, error, says) => {
  const failure = await failingWith(error);

  expect(failure).toBe(error);
  expect(failure.stack).toBe(says);
});

it('keeps the trace of a defect', async () => {
  const failure = await failingWith(new TypeError('x is not a function'));

  expect(failure.stack).toMatch(/^TypeError: x is not a function\n +at /);
});

it('holds for every action of the module', async () => {
  const bench = await TestBench.start();
  try {
    const failure = await thrown(() =>
      bench.run('fargate:environment:deploy', {
        target: 'nowhere',
        name: 'dev',
        owner: 'team-a',
        network: {},
      }),
    );

    expect(failure.stack).toBe(failure.message);
  } finally {
    await bench.close();
  }
});
