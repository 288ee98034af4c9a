import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { StandInForge } from '../../__testUtils__/StandInForge';
import { PipelineRun } from './Forge';
import { openForge } from './openForge';

describe('the last run of a pipeline', () => {
  let stand: StandInForge;

  beforeAll(async () => {
    stand = await StandInForge.start();
  });
  afterAll(() => stand.close());
  beforeEach(() => {
    stand.answers.clear();
    stand.requests.length = 0;
  });

  const open = (host: string, token = 'a-token') => {
    const { github, gitlab } = stand.integrations as any;
    return openForge(
      ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: {
            github: [{ ...github[0], token }],
            gitlab: [{ ...gitlab[0], token }],
          },
        }),
      ),
      `${host}?owner=acme&repo=orders`,
    );
  };

  describe('on GitHub', () => {
    const RUNS = '/repos/acme/orders/actions/runs';
    const lastRun = (of: object = { branch: 'main' }) =>
      open('github.com').lastRun(of, {});
    const run = (
      status: string,
      conclusion: string | null = null,
      facts: object = {},
    ) => ({
      id: 1,
      head_sha: 'c0ffee',
      html_url: `https://github.com/runs/${status}/${conclusion}`,
      status,
      conclusion,
      ...facts,
    });
    const answer = (runs: object[], jobs?: object[]) => {
      stand.answers.set(RUNS, { workflow_runs: runs });
      if (jobs) {
        stand.answers.set(`${RUNS}/1/jobs`, { jobs });
      }
    };

    it.each([
      [{ branch: 'main' }, 'branch=main'],
      [{ commit: 'c0ffee' }, 'head_sha=c0ffee'],
      [{ commit: 'c0ffee', branch: 'main' }, 'head_sha=c0ffee'],
    ])('is asked for by %j', async (of, query) => {
      answer([]);
      expect(await lastRun(of)).toBeUndefined();
      expect(stand.requests).toEqual([
        `${RUNS}?event=push&per_page=20&${query}`,
      ]);
    });

    it('is none in a repository that does not exist yet', async () => {
      expect(await lastRun()).toBeUndefined();
    });

    it.each<[string, string | null, PipelineRun['state']]>([
      ['queued', null, 'running'],
      ['in_progress', null, 'running'],
      ['completed', 'success', 'succeeded'],
      ['completed', 'neutral', 'succeeded'],
      ['completed', 'skipped', 'succeeded'],
      ['completed', 'failure', 'failed'],
      ['completed', 'cancelled', 'failed'],
      ['completed', 'timed_out', 'failed'],
    ])('that is %s (%s) counts as %s', async (status, conclusion, state) => {
      answer([run(status, conclusion)]);
      expect(await lastRun()).toEqual({
        url: `https://github.com/runs/${status}/${conclusion}`,
        state,
      });
      expect(stand.requests.slice(1)).toEqual(
        state === 'failed' ? [`${RUNS}/1/jobs`] : [],
      );
    });

    it.each([
      [
        'a step',
        [
          { name: 'lint', conclusion: 'success' },
          {
            name: 'test',
            conclusion: 'failure',
            steps: [
              { name: 'Check out', conclusion: 'success' },
              { name: 'npm test', conclusion: 'failure' },
              { name: 'Upload', conclusion: 'failure' },
            ],
          },
        ],
        'step "npm test" of job test',
      ],
      [
        'a job that was cancelled before its steps',
        [
          { name: 'lint', conclusion: null },
          { name: 'test', conclusion: 'cancelled' },
        ],
        'job test',
      ],
      [
        'a job whose steps passed',
        [
          {
            name: 'test',
            conclusion: 'failure',
            steps: [{ name: 'npm test', conclusion: 'success' }],
          },
        ],
        'job test',
      ],
      [
        'nothing that GitHub shows',
        [{ name: 'test', conclusion: 'success' }],
        undefined,
      ],
    ])('that failed names %s', async (_, jobs, failed) => {
      answer([run('completed', 'failure')], jobs);
      expect((await lastRun())?.failed).toBe(failed);
    });

    it.each([
      [
        'one that is not complete, before one that failed',
        [run('completed', 'failure'), run('queued')],
        'queued/null',
      ],
      [
        'one that failed, before the newest',
        [run('completed', 'success'), run('completed', 'timed_out')],
        'completed/timed_out',
      ],
      [
        'the newest, where all succeeded',
        [run('completed', 'success'), run('completed', 'skipped')],
        'completed/success',
      ],
      [
        'none of an earlier commit',
        [
          run('completed', 'success'),
          run('queued', null, { head_sha: 'earlier' }),
          run('completed', 'failure', { head_sha: 'earlier' }),
        ],
        'completed/success',
      ],
    ])('is of several workflows %s', async (_, runs, expected) => {
      answer(runs);
      expect((await lastRun())?.url).toBe(
        `https://github.com/runs/${expected}`,
      );
    });
  });

  describe('on GitLab', () => {
    const PIPELINES = '/api/v4/projects/acme%2Forders/pipelines';
    const lastRun = (of: object = { branch: 'main' }) =>
      open('gitlab.com').lastRun(of, {});
    const answer = (status: string, jobs?: object[]) => {
      stand.answers.set(PIPELINES, [
        { id: 7, web_url: 'https://gitlab.com/p/7', status },
      ]);
      if (jobs) {
        stand.answers.set(`${PIPELINES}/7/jobs`, jobs);
      }
    };

    it.each([
      [{ branch: 'main' }, 'ref=main'],
      [{ commit: 'c0ffee' }, 'sha=c0ffee'],
      [{ commit: 'c0ffee', branch: 'main' }, 'sha=c0ffee'],
    ])('is asked for by %j', async (of, query) => {
      stand.answers.set(PIPELINES, []);
      expect(await lastRun(of)).toBeUndefined();
      expect(stand.requests).toEqual([`${PIPELINES}?per_page=1&${query}`]);
    });

    it('is none in a project that does not exist yet', async () => {
      expect(await lastRun()).toBeUndefined();
    });

    it.each<[string, PipelineRun['state']]>([
      ['created', 'running'],
      ['running', 'running'],
      ['manual', 'running'],
      ['success', 'succeeded'],
      ['failed', 'failed'],
      ['canceled', 'failed'],
    ])('that is %s counts as %s', async (status, state) => {
      answer(status);
      expect(await lastRun()).toEqual({ url: 'https://gitlab.com/p/7', state });
      expect(stand.requests.slice(1)).toEqual(
        state === 'failed' ? [`${PIPELINES}/7/jobs?scope[]=failed`] : [],
      );
    });

    it.each([
      [[{ name: 'build' }, { name: 'test' }], 'job build'],
      [[], undefined],
    ])('that failed in jobs %j names %s', async (jobs, failed) => {
      answer('failed', jobs);
      expect((await lastRun())?.failed).toBe(failed);
    });
  });

  describe.each([
    ['github.com', '/repos/acme/orders/actions/runs'],
    ['gitlab.com', '/api/v4/projects/acme%2Forders/pipelines'],
  ])('on %s', (host, path) => {
    it('says with what a forge refuses', async () => {
      stand.answers.set(path, 500);
      await expect(open(host).lastRun({ branch: 'main' }, {})).rejects.toThrow(
        `repoUrl: ${host} cannot be read; caused by Error: it responds with 500 to the token of this portal`,
      );
      await expect(
        open(host, 'another').lastRun({ branch: 'main' }, {}),
      ).rejects.toThrow('it responds with 401');
    });

    it('ends with the signal, and not as a failure of the forge', async () => {
      const signal = AbortSignal.abort(new Error('cancelled'));
      await expect(
        open(host).lastRun({ branch: 'main' }, { signal }),
      ).rejects.toThrow(/^cancelled$/);
    });
  });
});
