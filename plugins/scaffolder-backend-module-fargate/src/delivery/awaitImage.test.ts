import { after } from '../__testUtils__/cannedRollout';
import { cannedContext } from '../__testUtils__/cannedContext';
import { NOW, awsError } from '../__testUtils__/cannedAws';
import { awaitImage } from './awaitImage';
import { PipelineRun } from './forge/Forge';
import { RunWatch } from './RunWatch';

const URL = 'https://ci.example.com/1';
const URI = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders';
const PUSHED = { imageDetails: [{ imageDigest: 'sha256:1' }] };
const NONE = awsError('ImageNotFoundException');
const OUTAGE = Object.assign(new Error('connect ECONNREFUSED'), {
  code: 'ECONNREFUSED',
});

describe('awaitImage', () => {
  /** Each poll takes the next answer, and the last one again and again. */
  const next = <T>(answers: T[]) =>
    answers.length > 1 ? answers.shift()! : answers[0];

  function setUp({
    images = [NONE],
    runs = [undefined],
  }: {
    images?: object[];
    runs?: (Partial<PipelineRun> | Error | undefined)[];
  }) {
    let seconds = 0;
    const slept: number[] = [];
    const canned = cannedContext(
      { DescribeImages: () => next(images) },
      {
        clock: {
          sleep: async one => {
            slept.push(one);
            seconds += one;
          },
        },
      },
    );
    canned.clients.now = () => after(seconds);
    const run = new RunWatch(
      canned.context,
      {
        label: 'acme/orders on github.com',
        lastRun: async () => {
          const answer = next(runs);
          if (answer instanceof Error) {
            throw answer;
          }
          return answer && { url: URL, state: 'running', ...answer };
        },
      },
      { commit: 'c0ffee' },
    );
    const wait = (expected: { tag?: string; waitSeconds?: number } = {}) =>
      awaitImage(
        canned.context,
        {
          repositoryName: 'orders',
          repositoryUri: URI,
          tag: 'c0ffee',
          since: NOW,
          waitSeconds: 600,
          ...expected,
        },
        run,
      );
    return { ...canned, slept, wait };
  }

  it('asks the forge and ECR every 15 seconds until the image is there', async () => {
    const { wait, lines, slept, inputs, signals, context } = setUp({
      images: [NONE, NONE, PUSHED],
    });
    expect(await wait()).toEqual({ digest: 'sha256:1', tag: 'c0ffee' });
    expect(slept).toEqual([15, 15]);
    expect(lines).toEqual([`Image waiting for ${URI}:c0ffee`]);
    expect(inputs[0]).toEqual([
      'DescribeImages',
      { repositoryName: 'orders', imageIds: [{ imageTag: 'c0ffee' }] },
    ]);
    expect(signals[0]).toBe(context.signal);
  });

  it('logs where the run is, once', async () => {
    const { wait, lines } = setUp({
      images: [NONE, NONE, NONE, PUSHED],
      runs: [undefined, {}],
    });
    await wait();
    expect(lines).toEqual([
      `Image waiting for ${URI}:c0ffee`,
      `Image run ${URL}`,
    ]);
  });

  it('logs every five minutes that it still waits', async () => {
    const { wait, lines, slept } = setUp({});
    await expect(wait({ waitSeconds: 900 })).rejects.toThrow(
      `The pipeline did not push ${URI}:c0ffee within 15 min 00 s; "Start over" waits again`,
    );
    expect(lines.slice(1)).toEqual([
      'Image still waiting … 5 min 00 s',
      'Image still waiting … 10 min 00 s',
    ]);
    expect(slept).toHaveLength(60);
  });

  it('does not say what it waits for without a tag', async () => {
    const { wait, lines } = setUp({ images: [{ imageDetails: [] }] });
    await expect(wait({ tag: undefined, waitSeconds: 15 })).rejects.toThrow(
      `The pipeline did not push an image in ${URI} within 15 s`,
    );
    expect(lines).toEqual([`Image waiting for an image in ${URI}`]);
  });

  it.each<[string, Partial<PipelineRun>, string]>([
    [
      'failed',
      { state: 'failed', failed: 'job test' },
      `The pipeline failed in job test before it pushed ${URI}:c0ffee: ${URL}`,
    ],
    [
      'failed without a word',
      { state: 'failed' },
      `The pipeline failed before it pushed ${URI}:c0ffee: ${URL}`,
    ],
    [
      'succeeded',
      { state: 'succeeded' },
      `The pipeline succeeded, and did not push ${URI}:c0ffee: ${URL}`,
    ],
  ])('ends at once when the run %s', async (_, run, message) => {
    const { wait, slept } = setUp({ runs: [run] });
    await expect(wait()).rejects.toThrow(new Error(message));
    expect(slept).toEqual([]);
  });

  it('takes the image of a run that has ended', async () => {
    for (const state of ['failed', 'succeeded'] as const) {
      const { wait } = setUp({ images: [PUSHED], runs: [{ state }] });
      expect((await wait()).digest).toBe('sha256:1');
    }
  });

  it('does not take an outage of the connection for an image that is missing', async () => {
    const { wait, lines } = setUp({
      images: [OUTAGE, PUSHED],
      runs: [{ state: 'succeeded' }],
    });
    expect((await wait()).digest).toBe('sha256:1');
    expect(lines).toContain('Note the connection to AWS is restored');
  });

  it('fails where ECR refuses', async () => {
    const { wait } = setUp({ images: [awsError('AccessDeniedException')] });
    await expect(wait()).rejects.toThrow('AccessDeniedException of AWS');
  });

  it('waits for the image alone after the forge refused once', async () => {
    const { wait, lines } = setUp({
      images: [NONE, NONE, PUSHED],
      runs: [new Error('token expired'), { state: 'failed' }],
    });
    await wait();
    expect(lines.slice(1)).toEqual([
      'Note waiting only for the image: token expired',
    ]);
  });
});

describe('RunWatch', () => {
  it('asks for the run of the commit, with the signal', async () => {
    const { context } = cannedContext({});
    const lastRun = jest.fn(async () => undefined);
    const forge = { label: '', lastRun };
    const of = { commit: 'c0ffee' };
    const watch = new RunWatch(context, forge, of);
    expect(await watch.read()).toBeUndefined();
    expect(lastRun).toHaveBeenCalledWith(of, { signal: context.signal });
    expect(watch.link).toBe('');
  });

  it('is silent without a forge, and keeps the link that it was given', async () => {
    const { context, lines } = cannedContext({});
    const watch = new RunWatch(context, undefined, {});
    watch.show(URL);
    expect(await watch.read()).toBeUndefined();
    expect(watch.link).toBe(`: ${URL}`);
    expect(lines).toEqual([`Image run ${URL}`]);
  });

  it('says why the forge refused, in a run that nobody can cancel', async () => {
    const { context, lines } = cannedContext({}, { signal: undefined });
    const lastRun = jest.fn().mockRejectedValue('no error at all');
    const forge = { label: '', lastRun };
    const watch = new RunWatch(context, forge, {});
    expect(await watch.read()).toBeUndefined();
    expect(lines).toEqual(['Note waiting only for the image: no error at all']);
  });

  it('ends with the signal, and does not say that the forge refused', async () => {
    const controller = new AbortController();
    const { context, lines } = cannedContext({}, { signal: controller.signal });
    const lastRun = async () => {
      controller.abort(new Error('cancelled'));
      throw new Error('aborted request');
    };
    const forge = { label: '', lastRun };
    await expect(new RunWatch(context, forge, {}).read()).rejects.toThrow(
      'cancelled',
    );
    expect(lines).toEqual([]);
  });
});
