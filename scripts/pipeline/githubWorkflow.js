const { parse } = require('yaml');

/** The value of an expression of GitHub Actions, as far as JavaScript writes it alike. */
function evaluate(expression, contexts) {
  // eslint-disable-next-line no-new-func
  return new Function(...Object.keys(contexts), `return ${expression}`)(
    ...Object.values(contexts),
  );
}

/** A value of a workflow with its expressions evaluated, those in objects too. */
function interpolate(value, contexts) {
  if (typeof value === 'string') {
    return value.replace(/\$\{\{(.*?)\}\}/g, (_, expression) =>
      String(evaluate(expression, contexts) ?? ''),
    );
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).map(([key, one]) => [
          key,
          interpolate(one, contexts),
        ]),
      )
    : value;
}

/** Whether a job or a step runs; without a condition, as long as nothing failed. */
const isDue = ({ if: condition }, contexts) =>
  condition === undefined ||
  Boolean(
    evaluate(String(condition).replace(/^\$\{\{(.*)\}\}$/s, '$1'), contexts),
  );

/** Whether a path is one of these, or in a folder that one names as `docs/**`. */
const matchesAny = (patterns, path) =>
  patterns.some(pattern =>
    pattern.endsWith('/**')
      ? path.startsWith(pattern.slice(0, -2))
      : path === pattern,
  );

/** How GitHub names a step that has no name. */
const stepName = ({ name, run, uses }) =>
  name ?? `Run ${uses ?? run.split('\n')[0]}`;

/** A workflow of GitHub Actions. */
class GithubWorkflow {
  #content;

  constructor(text) {
    this.#content = parse(text);
  }

  get name() {
    return this.#content.name;
  }

  /**
   * Whether an event starts it.
   *
   * @param branch - that was pushed, or that a pull request is for
   * @param action - of a pull request, such as `opened`
   * @param files - that a pull request changes
   */
  isFor(event, { branch, action, files = [] }) {
    const { on } = this.#content;
    if (on === event) return true;
    const filter = on[event];
    if (filter === undefined) return false;
    const {
      branches = [branch],
      types = ['opened', 'synchronize', 'reopened'],
      'paths-ignore': ignored = [],
    } = filter ?? {};
    return (
      branches.includes(branch) &&
      (!action || types.includes(action)) &&
      !(files.length > 0 && files.every(file => matchesAny(ignored, file)))
    );
  }

  /** The group of runs of which one at a time proceeds; undefined if there is none. */
  concurrencyGroup(github) {
    return interpolate(this.#content.concurrency?.group, { github });
  }

  /** The jobs, with their steps; each is run by the caller. */
  jobs(github) {
    return Object.entries(this.#content.jobs).map(([name, job]) => ({
      name,
      isDue: isDue(job, { github }),
      environment: job.environment,
      needs: [job.needs ?? []].flat(),
      env: interpolate({ ...this.#content.env, ...job.env }, { github }),
      steps: job.steps.map(step => ({
        name: stepName(step),
        run: step.run,
        uses: step.uses,
        with: interpolate(step.with, { github }),
        env: interpolate(step.env, { github }),
        isDue: isDue(step, { github }),
      })),
    }));
  }
}

/** The variables in which GitHub gives its context to steps. */
const githubVariables = github => ({
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTOR: github.actor,
  GITHUB_EVENT_NAME: github.event_name,
  GITHUB_REF: github.ref,
  GITHUB_REF_NAME: github.ref_name,
  GITHUB_REPOSITORY: github.repository,
  GITHUB_RUN_ATTEMPT: String(github.run_attempt),
  GITHUB_RUN_ID: String(github.run_id),
  GITHUB_SERVER_URL: github.server_url,
  GITHUB_SHA: github.sha,
});

module.exports = { GithubWorkflow, githubVariables };
