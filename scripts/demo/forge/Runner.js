const { GithubWorkflow } = require('../../pipeline/githubWorkflow');
const { PORTAL } = require('./Forge');
const { Run } = require('./Run');
const { runJob } = require('./runJob');

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/**
 * A stand-in for the runners of GitHub Actions: takes each push and each change of a
 * pull request, and runs the workflows of that commit on this machine.
 */
class Runner {
  /** Newest first, with each attempt. */
  #runs = [];
  #lastId = 0;
  #groups = new Map();
  #options;
  #stopping = new AbortController();

  /**
   * @param options - `forge`, its `url` and `identity`, and the `variables` with which
   *   the programs of a step reach AWS
   */
  constructor(options) {
    this.#options = options;
    options.forge.watch({
      onPush: event => this.#start(this.#onPush(event)),
      onPullRequest: event => this.#start(this.#onPullRequest(event)),
    });
  }

  stop() {
    this.#stopping.abort();
  }

  /** The runs of a repository, newest first; of those repeated, the last attempt. */
  of(repository) {
    const ids = new Set();
    return this.#runs.filter(run => {
      const isLast = run.repository === repository && !ids.has(run.id);
      if (isLast) ids.add(run.id);
      return isLast;
    });
  }

  find(repository, id, attempt) {
    return this.#runs.find(
      run =>
        run.repository === repository &&
        run.id === id &&
        run.attempt === (attempt ?? run.attempt),
    );
  }

  /** Runs once more what a run did. */
  repeat({ again, id, attempt }) {
    return again({ id, attempt: attempt + 1 });
  }

  /** Runs for main what somebody starts by hand. */
  async dispatch(repository, actor, path) {
    const branch = 'main';
    const sha = await repository.resolve(branch);
    const event = await this.#onPush({ repository, actor, branch, sha });
    const workflow = new GithubWorkflow(await repository.read(sha, path));
    return this.#queue(workflow, { ...event, event: 'workflow_dispatch' });
  }

  /** The workflows of main that somebody can start by hand, as their names by paths. */
  async dispatchable(repository) {
    const sha = await repository.resolve('main');
    const found = new Map();
    for (const path of sha ? await repository.files(sha) : []) {
      if (!WORKFLOW.test(path)) continue;
      const workflow = new GithubWorkflow(await repository.read(sha, path));
      if (workflow.isFor('workflow_dispatch', { branch: 'main' })) {
        found.set(path, workflow.name);
      }
    }
    return found;
  }

  async #onPush({ repository, actor, branch, sha }) {
    return {
      repository,
      actor,
      event: 'push',
      branch,
      sha,
      headSha: sha,
      ref: `refs/heads/${branch}`,
      context: `ref:refs/heads/${branch}`,
      payload: {},
    };
  }

  async #onPullRequest({ repository, actor, request, action }) {
    const { number, head, base, title } = request;
    const headSha = await repository.resolve(head);
    if (request.isOpen) request.files = await repository.changes(base, head);
    return {
      repository,
      actor,
      request,
      event: 'pull_request',
      branch: head,
      base,
      headSha,
      // As GitHub has it: what a merge would make.
      sha: request.isMerged
        ? await repository.resolve(base)
        : await repository.addMerge({
            ...{ base, head, author: PORTAL },
            message: `Merge ${head} into ${base}`,
          }),
      ref: `refs/pull/${number}/merge`,
      context: 'pull_request',
      payload: {
        action,
        number,
        pull_request: {
          ...{ number, title, merged: request.isMerged },
          head: {
            ...{ ref: head, sha: headSha },
            repo: { full_name: repository.fullName },
          },
          base: { ref: base },
        },
      },
    };
  }

  async #start(asked) {
    try {
      const event = await asked;
      const { repository, sha } = event;
      for (const path of await repository.files(sha)) {
        if (!WORKFLOW.test(path)) continue;
        const workflow = new GithubWorkflow(await repository.read(sha, path));
        const filter = {
          branch: event.base ?? event.branch,
          action: event.payload.action,
          files: event.request?.files,
        };
        if (workflow.isFor(event.event, filter)) this.#queue(workflow, event);
      }
    } catch (error) {
      // As a pull request with conflicts, and a workflow that cannot be read.
      console.error(`No run: ${error.message}`);
    }
  }

  #queue(workflow, event, again) {
    const { repository, actor, request, branch, headSha } = event;
    const { id, attempt } = again ?? { id: (this.#lastId += 1), attempt: 1 };
    const github = {
      actor,
      event: event.payload,
      event_name: event.event,
      ref: event.ref,
      ref_name: event.ref.replace(/^refs\/(heads|pull)\//, ''),
      repository: repository.fullName,
      repository_owner: repository.owner,
      run_attempt: attempt,
      run_id: id,
      server_url: this.#options.url,
      sha: event.sha,
      token: 'a token of the stand-in for GitHub',
      workflow: workflow.name,
    };
    const jobs = workflow.jobs(github);
    const run = new Run(
      {
        ...{ id, attempt, repository, request, actor, branch },
        ...{ event: event.event, sha: headSha, workflow: workflow.name },
        again: number => this.#queue(workflow, event, number),
      },
      jobs,
    );
    this.#runs.unshift(run);
    const group = workflow.concurrencyGroup(github);
    const key = group && `${repository.fullName} ${group}`;
    const turn = this.#groups.get(key) ?? Promise.resolve();
    const done = turn
      .then(() => this.#run(run, jobs, { event, github }))
      .catch(error => {
        // As without a disk to work on.
        console.error(error);
        run.end('failure');
      });
    if (key) this.#groups.set(key, done);
    return run;
  }

  async #run(run, jobs, { event, github }) {
    const { identity, variables } = this.#options;
    run.begin();
    const failed = new Set();
    for (const [index, job] of jobs.entries()) {
      const shown = run.jobs[index];
      if (!job.isDue || job.needs.some(name => failed.has(name))) {
        shown.end('skipped');
        continue;
      }
      shown.begin();
      const { comment, status } = await runJob(job, shown.steps, {
        github,
        repository: event.repository,
        signal: this.#stopping.signal,
        token: aud =>
          identity.token({
            aud,
            sub: `repo:${github.repository}:${
              job.environment ? `environment:${job.environment}` : event.context
            }`,
            actor: github.actor,
            repository: github.repository,
            ref: github.ref,
          }),
        variables,
      });
      const isFailed = shown.steps.some(step => step.conclusion === 'failure');
      if (event.request) {
        if (comment) event.request.comment = comment;
        if (status) event.request.preview = status;
        // Its workflow deletes it then.
        if (event.payload.action === 'closed' && !isFailed) {
          event.request.preview = '';
        }
      }
      if (isFailed) failed.add(job.name);
      shown.end(isFailed ? 'failure' : 'success');
    }
    run.end(failed.size > 0 ? 'failure' : 'success');
  }
}

module.exports = { Runner };
