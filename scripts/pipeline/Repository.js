const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { machineVariables, readVariables } = require('./machine');
const { runScript } = require('./runScript');

/** As a shell takes it for one word. */
const quoted = word => `'${word.replace(/'/g, "'\\''")}'`;

/** A token of a forge. The simulator asks no issuer on the internet for its keys. */
function identityToken({ issuer, audience }, subject) {
  const part = value =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: `https://${issuer}`,
    aud: audience,
    sub: subject,
    exp: Math.floor(Date.now() / 1000) + 10 * 365 * 24 * 3600,
  };
  return `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}.eA`;
}

/** The repository of an API at a forge, whose runner is this machine. */
class Repository {
  #forge;
  #folder;
  #account;
  #runs = 0;
  #group = Promise.resolve();
  #shas = new Map();

  /** @param folder - with the files of the repository, and beside it those of the runs */
  constructor(forge, folder, account) {
    this.#forge = forge;
    this.#folder = folder;
    this.#account = account;
    const origin = `${folder}.git`;
    execFileSync('git', ['init', '--quiet', '--bare', origin]);
    this.#git('init', '--quiet');
    this.#git('remote', 'add', 'origin', pathToFileURL(origin).href);
  }

  #git(...args) {
    const by = ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.com'];
    return execFileSync('git', [...by, ...args], {
      cwd: this.#folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  /** The SHA of a commit by its name, once it was run. */
  shaOf(commit) {
    return this.#shas.get(commit);
  }

  /** Commits the files as they are, unless there is such a commit. */
  #commit(commit) {
    if (!this.#shas.has(commit)) {
      this.#git('add', '--all');
      this.#git('commit', '--quiet', '--allow-empty', '--message', commit);
      this.#git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
      this.#shas.set(commit, this.#git('rev-parse', 'HEAD'));
    }
    return this.#shas.get(commit);
  }

  write(file, text) {
    writeFileSync(join(this.#folder, file), text);
  }

  edit(file, change) {
    const path = join(this.#folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  /**
   * Runs the pipeline, after the runs that are in its group for concurrency.
   *
   * @param options - `number` repeats a run, `request` is the number of a pull request,
   *   `action` is what became of it, for its preview, `promotes` is whether the image goes
   *   to the next environment, `subject` is that of a token that another run has, and
   *   `interrupt` has the call of the AWS CLI before which somebody else makes another
   */
  run(commit, options = {}) {
    const run = this.#group.then(() => this.#runNow(commit, options));
    this.#group = run.catch(() => {});
    return run;
  }

  async #runNow(
    commit,
    { number = (this.#runs += 1), subject, interrupt, ...options },
  ) {
    const job = this.#forge.jobOf(this.#folder, {
      sha: this.#commit(commit),
      number,
      actor: 'ada',
      ...options,
    });
    const home = mkdtempSync(`${this.#folder}-run-`);
    const token = identityToken(this.#forge, subject ?? job.subject);
    const files = {
      AWS_WEB_IDENTITY_TOKEN_FILE: ['id-token', token],
      COMMENT_FILE: ['comment', ''],
      STATUS_FILE: ['status', ''],
      GITHUB_ENV: ['env', ''],
    };
    const paths = Object.fromEntries(
      Object.entries(files).map(([variable, [name, content]]) => {
        writeFileSync(join(home, name), content);
        return [variable, join(home, name)];
      }),
    );

    const outputs = [];
    let code = 0;
    for (const { script, env } of job.scripts) {
      code = await runScript(job.shell, script, {
        cwd: this.#folder,
        env: {
          ...this.#account.endpoint,
          ...job.env,
          ...env,
          ...paths,
          ...readVariables(paths.GITHUB_ENV),
          ...machineVariables(),
          HOME: home,
          ID_TOKEN: token,
          ...(interrupt && {
            INTERRUPTED: interrupt.before,
            INTERRUPT: ['aws', ...interrupt.by].map(quoted).join(' '),
          }),
        },
        onOutput: text => outputs.push(text),
      });
      if (code !== 0) break;
    }
    const output = outputs.join('');
    if (job.dotenv && code === 0) {
      // What GitLab links, where a workflow of GitHub links it itself.
      const { PREVIEW_HOST } = readVariables(join(this.#folder, job.dotenv));
      writeFileSync(paths.STATUS_FILE, `http://${PREVIEW_HOST}\n`);
    }
    return {
      succeeded: code === 0,
      output,
      url: job.url,
      comment: readFileSync(paths.COMMENT_FILE, 'utf8'),
      preview: readFileSync(paths.STATUS_FILE, 'utf8'),
    };
  }
}

module.exports = { Repository };
