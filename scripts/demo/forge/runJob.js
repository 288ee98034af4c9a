const {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { machineVariables, readVariables } = require('../../pipeline/machine');
const { runScript } = require('../../pipeline/runScript');
const { githubVariables } = require('../../pipeline/githubWorkflow');
const { ACTIONS } = require('./actions');

const SHELL = ['bash', '-e'];

/**
 * Runs the steps of a job on this machine, in order, until one fails: those with `run`
 * as they are, those with `uses` by a stand-in. What happens is written to the steps.
 *
 * @param context - the run's `github` context, its `repository`, `token(audience)`,
 *   the `variables` with which AWS is reached, and `signal`
 * @returns the `comment` that it wrote for its pull request, and the `status` of its
 *   commit: the address of a preview
 */
async function runJob(job, steps, context) {
  const home = mkdtempSync(join(tmpdir(), 'forge-run-'));
  const folder = join(home, 'work');
  const files = {
    GITHUB_ENV: join(home, 'env'),
    COMMENT_FILE: join(home, 'comment'),
    STATUS_FILE: join(home, 'status'),
  };
  Object.values(files).forEach(file => writeFileSync(file, ''));
  mkdirSync(folder);
  const env = {};

  const runStep = async (step, log) => {
    const script = async (text, variables) => {
      const code = await runScript(SHELL, text, {
        cwd: folder,
        env: {
          ...context.variables,
          ...job.env,
          ...githubVariables(context.github),
          ...env,
          ...readVariables(files.GITHUB_ENV),
          ...variables,
          ...files,
          ...machineVariables(),
          HOME: home,
        },
        onOutput: log,
        signal: context.signal,
      });
      if (code !== 0)
        throw new Error(`Process completed with exit code ${code}.`);
    };
    if (step.run) {
      await script(step.run, step.env);
      return;
    }
    const [name] = step.uses.split('@');
    if (!ACTIONS[name]) {
      throw new Error(
        `The stand-in for a runner does not know the action ${name}.`,
      );
    }
    log(`A stand-in for ${name} does this here.\n`);
    const variables = await ACTIONS[name](step.with ?? {}, {
      ...context,
      ...{ folder, home, log, script },
      writeToken: (file, audience) =>
        writeFileSync(file, context.token(audience), { mode: 0o600 }),
    });
    Object.assign(env, variables);
  };

  try {
    for (const [index, step] of job.steps.entries()) {
      const shown = steps[index];
      if (!step.isDue) {
        shown.end('skipped');
        continue;
      }
      shown.begin();
      try {
        await runStep(step, text => shown.write(text));
        shown.end('success');
      } catch (error) {
        shown.write(`${error.message}\n`);
        shown.end('failure');
        break;
      }
    }
    return {
      comment: readFileSync(files.COMMENT_FILE, 'utf8'),
      status: readFileSync(files.STATUS_FILE, 'utf8').trim(),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

module.exports = { runJob };
