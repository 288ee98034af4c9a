import { cannedContext } from '../__testUtils__/cannedContext';
import { DeploymentError } from './DeploymentError';
import {
  completeStack,
  describeOutcome,
  discardStack,
  logPlan,
  prepareStack,
} from './deployStack';
import { deployTogether } from './deployTogether';
import { removeStack } from './removeStack';
import { StackRequest } from './StackRequest';

jest.mock('./deployStack');
jest.mock('./removeStack');

const prepare = jest.mocked(prepareStack);
const complete = jest.mocked(completeStack);
const discard = jest.mocked(discardStack);
const remove = jest.mocked(removeStack);

const request = (name: string) => ({ name } as StackRequest);
const prepared = (name: string): any => ({
  request: { name },
  planned: { stackArn: `arn:${name}` },
});
const deployed = (name: string, created = true): any => ({
  stack: { arn: `arn:${name}` },
  changed: true,
  created,
});
const failure = (name: string) =>
  new DeploymentError(name, {
    failed: '',
    why: `${name} failed`,
    evidence: [],
    now: `stack ${name} is rolled back`,
    next: '',
  });

describe('deployTogether', () => {
  const run = (signal = new AbortController().signal) => {
    const { context } = cannedContext({}, { signal });
    const secondFor = jest.fn(async (arn: string) =>
      request(`second of ${arn}`),
    );
    return {
      context,
      secondFor,
      done: deployTogether(context, request('first'), secondFor),
    };
  };
  /** The stacks by name, each prepared or not, and its end. */
  const stacks = (ends: Record<string, { plan?: Error; end?: Error }> = {}) => {
    const find = (name: string) => ends[name.split(' ')[0]] ?? {};
    prepare.mockImplementation(async (_, { name }, onStack) => {
      onStack?.(`arn:${name}`);
      const { plan } = find(name);
      if (plan) {
        throw plan;
      }
      return prepared(name);
    });
    complete.mockImplementation(async (_, { request: { name } }) => {
      const { end } = find(name);
      if (end) {
        throw end;
      }
      return deployed(name);
    });
  };
  beforeEach(() => {
    jest.resetAllMocks();
    jest
      .mocked(describeOutcome)
      .mockImplementation((name, status) => `stack ${name} is ${status}`);
  });

  it('deploys both, the second with the ARN of the first', async () => {
    stacks();
    const { context, secondFor, done } = run();
    expect(await done).toEqual([
      deployed('first'),
      deployed('second of arn:first'),
    ]);
    expect(secondFor).toHaveBeenCalledWith('arn:first');
    expect(jest.mocked(logPlan).mock.calls).toEqual([
      [context, [prepared('first'), prepared('second of arn:first')]],
    ]);
    expect(discard).not.toHaveBeenCalled();
    expect(remove).not.toHaveBeenCalled();
  });

  it.each([
    ['first', 'second of arn:first'],
    ['second', 'first'],
  ])(
    'discards the other where the %s cannot be planned',
    async (name, other) => {
      stacks({ [name]: { plan: new Error('no template') } });
      const { context, done } = run();
      await expect(done).rejects.toThrow('no template');
      expect(discard.mock.calls).toEqual([[context, prepared(other)]]);
      expect(complete).not.toHaveBeenCalled();
    },
  );

  it('discards nothing where the first is refused at once', async () => {
    prepare.mockRejectedValue(new Error('not yours'));
    const { secondFor, done } = run();
    await expect(done).rejects.toThrow('not yours');
    expect(secondFor).not.toHaveBeenCalled();
    expect(discard).not.toHaveBeenCalled();
  });

  it('plans both again where another task replaced the first', async () => {
    stacks();
    prepare.mockImplementationOnce(async (_, __, onStack) => {
      onStack!('arn:before');
      return prepared('first');
    });
    const { secondFor, done } = run();
    await done;
    expect(secondFor.mock.calls).toEqual([['arn:before'], ['arn:first']]);
    expect(discard).toHaveBeenCalledTimes(2);
  });

  it.each([
    [{ status: 'DELETE_FAILED' }, 'DELETE_FAILED'],
    [undefined, 'DELETE_COMPLETE'],
  ])('deletes a new second one without its first', async (left, status) => {
    stacks({ first: { end: failure('first') } });
    remove.mockResolvedValue(left as any);
    const { context, done } = run();
    const error: any = await done.catch(caught => caught);
    expect(error.report.now).toBe(
      `stack first is rolled back; stack second of arn:first is ${status}`,
    );
    expect(remove.mock.calls).toEqual([[context, 'arn:second of arn:first']]);
  });

  it('keeps a second one that existed before', async () => {
    stacks({ first: { end: failure('first') } });
    complete.mockImplementationOnce(async () => {
      throw failure('first');
    });
    complete.mockImplementationOnce(async () => deployed('second', false));
    const error: any = await run().done.catch(caught => caught);
    expect(error.report.now).toMatch(
      /; stack second of arn:first is complete$/,
    );
    expect(remove).not.toHaveBeenCalled();
  });

  it('deletes nothing of a cancelled task', async () => {
    stacks({ first: { end: failure('first') } });
    await expect(run(AbortSignal.abort()).done).rejects.toThrow('first failed');
    expect(remove).not.toHaveBeenCalled();
  });

  it.each<[Error, string]>([
    [failure('second'), 'stack second is rolled back'],
    [new Error('lost'), 'stack second of arn:first: Error: lost'],
  ])('reports both where both failed', async (end, state) => {
    stacks({ first: { end: failure('first') }, second: { end } });
    const error: any = await run().done.catch(caught => caught);
    expect(error.message).toBe('first: first failed');
    expect(error.report.now).toBe(`stack first is rolled back; ${state}`);
  });

  it.each(['first', 'second'])(
    'adds nothing to an error of the %s that is no report',
    async name => {
      const end = new Error('lost');
      stacks({ [name]: { end } });
      await expect(run().done).rejects.toBe(end);
    },
  );

  it('says where to continue when the second failed', async () => {
    stacks({ second: { end: failure('second') } });
    const error: any = await run().done.catch(caught => caught);
    expect(error.report.now).toBe(
      'stack second is rolled back; stack first is complete, and the next run continues from there',
    );
  });
});
