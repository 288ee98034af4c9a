const { randomUUID } = require('node:crypto');
const { rm } = require('node:fs/promises');
const { join } = require('node:path');
const { authored, git } = require('./git');

const BRANCHES = 'refs/heads/';
const FILE_MODE = '100644';

/** Fields of a commit, which the format of `git log` separates with NUL. */
const COMMIT_FORMAT = '%H%x00%T%x00%an%x00%aI%x00%s';

function toCommit(line) {
  const [sha, tree, author, date, subject] = line.split('\0');
  return { sha, tree, author, date, subject };
}

/** A repository of the stand-in forge: bare, in a folder. */
class Repository {
  pullRequests = [];

  static async create(folder, facts) {
    await git(['init', '--quiet', '--bare', '--initial-branch=main', folder]);
    // As http-backend wants it where nobody but this process decides who may push.
    await git(['config', 'http.receivepack', 'true'], { folder });
    return new Repository(folder, facts);
  }

  /** @param facts - its `id`, `owner`, `name` and `description` */
  constructor(folder, facts) {
    this.folder = folder;
    Object.assign(this, facts);
  }

  get fullName() {
    return `${this.owner}/${this.name}`;
  }

  git(args, options) {
    return git(args, { ...options, folder: this.folder });
  }

  /** The commits of the branches, by their names. */
  async branches() {
    const refs = await this.git([
      'for-each-ref',
      '--format=%(refname:lstrip=2) %(objectname)',
      BRANCHES,
    ]);
    return new Map(
      refs
        .split('\n')
        .filter(Boolean)
        .map(line => line.split(' ')),
    );
  }

  /** The commit that a branch or another revision names; undefined if there is none. */
  async resolve(revision) {
    try {
      const sha = await this.git([
        ...['rev-parse', '--verify', '--quiet', '--end-of-options'],
        `${revision}^{commit}`,
      ]);
      return sha.trim();
    } catch {
      return undefined;
    }
  }

  /** The newest commits of a revision, which has to exist. */
  async log(sha, count) {
    const lines = await this.git([
      ...['log', `--max-count=${count}`, `--format=${COMMIT_FORMAT}`, sha],
    ]);
    return lines.split('\n').filter(Boolean).map(toCommit);
  }

  async files(sha) {
    const paths = await this.git(['ls-tree', '-r', '-z', '--name-only', sha]);
    return paths.split('\0').filter(Boolean);
  }

  /** The text of a file; undefined if there is none. */
  async read(sha, path) {
    try {
      return await this.git(['cat-file', 'blob', `${sha}:${path}`]);
    } catch {
      return undefined;
    }
  }

  /** The files that a branch changes since it left another. */
  async changes(base, head) {
    const paths = await this.git([
      ...['diff', '-z', '--name-only', `${base}...${head}`],
    ]);
    return paths.split('\0').filter(Boolean);
  }

  show(sha) {
    return this.git(['show', '--first-parent', '--format=', sha]);
  }

  /** @returns the SHA of the blob */
  async addBlob(content) {
    const sha = await this.git(['hash-object', '-w', '--stdin'], {
      input: content,
    });
    return sha.trim();
  }

  /**
   * @param entries - each with a `path`, and the `sha` of a blob, or null for a file
   *   that is taken away
   * @returns the SHA of the tree
   */
  async addTree(base, entries) {
    const index = join(this.folder, `index-${randomUUID()}`);
    const inIndex = (args, options) =>
      this.git(args, { ...options, env: { GIT_INDEX_FILE: index } });
    try {
      await inIndex(['read-tree', base]);
      await inIndex(['update-index', '-z', '--index-info'], {
        input: entries
          .map(({ path, sha, mode = FILE_MODE }) =>
            sha
              ? `${mode} ${sha}\t${path}\0`
              : `0 ${'0'.repeat(40)}\t${path}\0`,
          )
          .join(''),
      });
      return (await inIndex(['write-tree'])).trim();
    } finally {
      await rm(index, { force: true });
    }
  }

  /** @returns the SHA of the commit */
  async addCommit({ tree, parents, message, author }) {
    const sha = await this.git(
      ['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])],
      { env: authored(author), input: message },
    );
    return sha.trim();
  }

  /** @returns the SHA of the merge, which no branch has yet; throws on conflicts */
  async addMerge({ base, head, message, author }) {
    const [ours, theirs] = await Promise.all(
      [base, head].map(one => this.resolve(one)),
    );
    const folder = join(this.folder, `merge-${randomUUID()}`);
    try {
      await git(['clone', '--quiet', '--shared', this.folder, folder]);
      await git(['checkout', '--quiet', '--detach', ours], { folder });
      await git(['merge', '--quiet', '--no-ff', '-m', message, theirs], {
        folder,
        env: authored(author),
      });
      const sha = (await git(['rev-parse', 'HEAD'], { folder })).trim();
      await git(['push', '--quiet', 'origin', `${sha}:refs/merges/${sha}`], {
        folder,
      });
      return sha;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async setBranch(branch, sha) {
    await this.git(['check-ref-format', '--branch', branch]);
    await this.git(['update-ref', `${BRANCHES}${branch}`, sha]);
  }
}

module.exports = { Repository };
