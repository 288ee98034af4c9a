const { mkdir } = require('node:fs/promises');
const { join } = require('node:path');
const { Repository } = require('./Repository');

/** As GitHub has it. */
const NAME = /^[\w.-]{1,100}$/;

/** Who acts by the portal's token. */
const PORTAL = { name: 'portal[bot]', email: 'portal@forge.localhost' };

/**
 * The repositories of the stand-in forge, and what happens in them. Every owner that one names is an organization of it.
 */
class Forge {
  #folder;
  #repositories = new Map();
  #owners = new Map();
  #lastId = 0;
  #watchers = [];

  constructor(folder) {
    this.#folder = folder;
  }

  /** @param watcher - has `onPush` and `onPullRequest`, which a change waits for */
  watch(watcher) {
    this.#watchers.push(watcher);
  }

  repositories() {
    return [...this.#repositories.values()];
  }

  /** The repository of an owner and name, in whatever case; undefined if there is none. */
  repository(owner, name) {
    return this.#repositories.get(`${owner}/${name}`.toLowerCase());
  }

  ownerId(owner) {
    const key = owner.toLowerCase();
    if (!this.#owners.has(key)) this.#owners.set(key, (this.#lastId += 1));
    return this.#owners.get(key);
  }

  isName(name) {
    return NAME.test(name) && !/^\.+$|\.git$/.test(name);
  }

  async createRepository(owner, name, description = '') {
    const folder = join(this.#folder, owner.toLowerCase());
    await mkdir(folder, { recursive: true });
    const repository = await Repository.create(
      join(folder, `${name.toLowerCase()}.git`),
      { id: (this.#lastId += 1), owner, name, description },
    );
    this.#repositories.set(repository.fullName.toLowerCase(), repository);
    return repository;
  }

  /**
   * Makes a change of a repository, and tells which of its branches it moved.
   *
   * @param actor - the login of who makes it
   */
  async change(repository, actor, make) {
    const before = await repository.branches();
    const made = await make();
    const after = await repository.branches();
    for (const [branch, sha] of after) {
      if (before.get(branch) !== sha) {
        const push = { repository, actor, branch, sha };
        await Promise.all(this.#watchers.map(one => one.onPush(push)));
        for (const request of repository.pullRequests) {
          if (request.isOpen && request.head === branch) {
            await this.#tell(repository, actor, request, 'synchronize');
          }
        }
      }
    }
    return made;
  }

  /** Commits a file to a branch. */
  commit(repository, { author, branch, changes, message }) {
    return this.change(repository, author.name, async () => {
      const parent = await repository.resolve(branch);
      const entries = await Promise.all(
        Object.entries(changes).map(async ([path, text]) => ({
          path,
          sha: await repository.addBlob(text),
        })),
      );
      const sha = await repository.addCommit({
        tree: await repository.addTree(parent, entries),
        parents: [parent],
        message,
        author,
      });
      await repository.setBranch(branch, sha);
      return sha;
    });
  }

  async openPullRequest(repository, actor, { title, body, head, base }) {
    const request = {
      number: repository.pullRequests.length + 1,
      ...{ title, body, head, base, actor },
      isOpen: true,
      isMerged: false,
      comment: '',
      preview: '',
    };
    repository.pullRequests.push(request);
    await this.#tell(repository, actor, request, 'opened');
    return request;
  }

  /** @throws Error on conflicts */
  async mergePullRequest(repository, author, request) {
    await this.change(repository, author.name, async () => {
      const sha = await repository.addMerge({
        base: request.base,
        head: request.head,
        message: `Merge pull request #${request.number}: ${request.title}`,
        author,
      });
      request.isOpen = false;
      request.isMerged = true;
      await repository.setBranch(request.base, sha);
    });
    await this.#tell(repository, author.name, request, 'closed');
  }

  closePullRequest(repository, actor, request) {
    request.isOpen = false;
    return this.#tell(repository, actor, request, 'closed');
  }

  #tell(repository, actor, request, action) {
    const event = { repository, actor, request, action };
    return Promise.all(this.#watchers.map(one => one.onPullRequest(event)));
  }
}

module.exports = { Forge, PORTAL };
