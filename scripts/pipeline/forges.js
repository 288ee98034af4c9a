const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require('yaml');
const { GithubWorkflow, githubVariables } = require('./githubWorkflow');

/** A job of GitLab with what it extends. */
function extended(file, name) {
  const own = file[name];
  const base = own.extends
    ? extended(file, own.extends)
    : { job: {}, variables: {} };
  return {
    job: { ...base.job, ...own },
    variables: { ...base.variables, ...own.variables },
  };
}

/** Variables in whose values those of the forge are replaced. */
const expand = (variables, predefined) =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replace(/\$(CI_\w+|GITLAB_\w+)/g, (_, key) => predefined[key]),
    ]),
  );

/**
 * What a forge runs of the pipeline in a repository, and with which variables. Actions
 * of others do not run; what they would do is said here.
 */
const forges = {
  github: {
    part: 'pipelines/github',
    previews: 'previews/github',
    promotion: 'promotions/github',
    issuer: 'token.actions.githubusercontent.com',
    audience: 'sts.amazonaws.com',
    subject: 'repo:acme/api:ref:refs/heads/main',
    planSubject: 'repo:acme/api:pull_request',
    previewSubject: 'repo:acme/api:pull_request',
    promotionSubject: 'repo:acme/api:environment:prod',

    jobOf(folder, { sha, number, actor, request, action, promotes }) {
      const github = {
        // An app's name ends like this, and tags cannot.
        actor: `${actor}[bot]`,
        event: {
          action,
          number: request,
          pull_request: { head: { sha, repo: { full_name: 'acme/api' } } },
        },
        event_name: request ? 'pull_request' : 'push',
        ref_name: request ? `${request}/merge` : 'main',
        repository: 'acme/api',
        run_attempt: 1,
        run_id: number,
        server_url: 'https://github.com',
        sha,
        token: 'a token of GitHub',
      };
      const ofRequest = action ? 'preview' : 'deliver';
      const workflow = promotes ? 'promote' : ofRequest;
      const [{ env, environment, steps }] = new GithubWorkflow(
        readFileSync(join(folder, `.github/workflows/${workflow}.yml`), 'utf8'),
      ).jobs(github);
      const ofBranch = request ? this.planSubject : this.subject;
      // What the action that signs in to AWS gives to the steps after it.
      let session = {};
      // One process for each: what they share is in the file GITHUB_ENV.
      const scripts = [];
      for (const step of steps) {
        if (step.uses?.startsWith('aws-actions/configure-aws-credentials@')) {
          session = {
            AWS_DEFAULT_REGION: step.with['aws-region'],
            AWS_REGION: step.with['aws-region'],
            AWS_ROLE_ARN: step.with['role-to-assume'],
            AWS_ROLE_SESSION_NAME: 'GitHubActions',
          };
        }
        if (step.run && step.isDue) {
          scripts.push({ script: step.run, env: { ...session, ...step.env } });
        }
      }
      return {
        shell: ['bash', '-e'],
        scripts,
        env: { ...env, ...githubVariables(github) },
        subject: environment
          ? `repo:acme/api:environment:${environment}`
          : ofBranch,
        url: `https://github.com/acme/api/actions/runs/${number}/attempts/1`,
      };
    },
  },

  gitlab: {
    part: 'pipelines/gitlab',
    previews: 'previews/gitlab',
    promotion: 'promotions/gitlab',
    issuer: 'gitlab.com',
    audience: 'https://gitlab.com',
    subject: 'project_path:acme/api:ref_type:branch:ref:main',
    planSubject: 'project_path:acme/api:ref_type:branch:ref:change',
    previewSubject: 'project_path:acme/api:ref_type:branch:ref:*',
    // Its tokens do not name an environment.
    promotionSubject: 'project_path:acme/api:ref_type:branch:ref:main',

    jobOf(folder, { sha, number, actor, request, action, promotes }) {
      const read = path => parse(readFileSync(join(folder, path), 'utf8'));
      const main = read('.gitlab-ci.yml');
      const file = Object.assign(
        main,
        ...(main.include ?? []).map(({ local }) => read(local)),
      );
      const ofRequest = { closed: 'delete preview', undefined: 'plan' };
      const ofCommit = request ? ofRequest[action] ?? 'preview' : 'deliver';
      const { job, variables } = extended(
        file,
        promotes ? 'promote' : ofCommit,
      );
      const url = `https://gitlab.com/acme/api/-/jobs/${number}`;
      const predefined = {
        CI_API_V4_URL: 'https://gitlab.com/api/v4',
        CI_COMMIT_SHA: sha,
        CI_JOB_ID: String(number),
        CI_JOB_URL: url,
        CI_MERGE_REQUEST_IID: request ? String(request) : '',
        CI_PROJECT_ID: '7',
        CI_PROJECT_PATH: 'acme/api',
        GITLAB_TOKEN: 'a token of GitLab',
        GITLAB_USER_LOGIN: actor,
      };
      return {
        // One process for all, of the shell that Alpine has: no bash.
        shell: ['sh', '-e'],
        scripts: [{ script: [...job.before_script, ...job.script].join('\n') }],
        env: {
          ...predefined,
          ...expand({ ...file.variables, ...variables }, predefined),
          AWS_DEFAULT_REGION: file.variables.AWS_REGION,
        },
        subject: request ? this.planSubject : this.subject,
        dotenv: job.artifacts?.reports.dotenv,
        url,
      };
    },
  },
};

module.exports = { forges };
