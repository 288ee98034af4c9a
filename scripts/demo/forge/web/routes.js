const { HttpError, notFound } = require('../api/HttpError');
const { runPage } = require('./runPages');
const {
  commitPage,
  filePage,
  homePage,
  pullRequestPage,
  repositoryPage,
} = require('./repositoryPages');
const { VERSIONS } = require('./versions');

/** Who uses the pages: as in the portal, nobody signs in. */
const GUEST = { name: 'guest', email: 'guest@forge.localhost' };

/** As a browser sends the text of a text area. */
const withLineFeeds = text => text.replace(/\r\n/g, '\n');

/**
 * The pages of the forge.
 *
 * @returns pairs of a pattern, of method and path, and what responds: with a page, or
 *   after a change with `location`
 */
function createPages({ forge, runs }) {
  const ofRepository = (method, path, respond) => [
    new RegExp(`^${method} /([^/]+)/([^/]+)${path}$`),
    (form, [owner, name, ...rest]) => {
      const repository = forge.repository(owner, name);
      if (!repository) throw notFound();
      return respond(repository, form, ...rest);
    },
  ];
  const to = location => ({ location });
  const textOf = async (repository, path) => {
    const sha = await repository.resolve('main');
    const text = sha && (await repository.read(sha, path));
    if (text === undefined) throw notFound();
    return text;
  };
  const runOf = (repository, id, attempt) => {
    const run = runs.find(repository, Number(id), attempt && Number(attempt));
    if (!run) throw notFound();
    return run;
  };
  const requestOf = (repository, number) => {
    const request = repository.pullRequests[number - 1];
    if (!request) throw notFound();
    return request;
  };

  return [
    [/^GET \/$/, () => homePage(forge.repositories())],

    ofRepository('GET', '/?', async repository =>
      repositoryPage(
        repository,
        runs.of(repository),
        await runs.dispatchable(repository),
      ),
    ),

    ofRepository('POST', '/run/(.+)', async (repository, _, path) => {
      const workflows = await runs.dispatchable(repository);
      if (!workflows.has(path)) throw notFound();
      return to((await runs.dispatch(repository, GUEST.name, path)).path);
    }),

    ofRepository(
      'POST',
      '/(new-version|crash)',
      async (repository, _, version) => {
        const made = await VERSIONS[version](path => textOf(repository, path));
        await forge.commit(repository, {
          ...made,
          author: GUEST,
          branch: 'main',
        });
        return to(`/${repository.fullName}`);
      },
    ),

    ofRepository('POST', '/propose', async repository => {
      const made = await VERSIONS['new-version'](path =>
        textOf(repository, path),
      );
      const branch = `version-${repository.pullRequests.length + 1}`;
      await repository.setBranch(branch, await repository.resolve('main'));
      await forge.commit(repository, { ...made, author: GUEST, branch });
      const { number } = await forge.openPullRequest(repository, GUEST.name, {
        ...{ title: made.message, body: '', head: branch, base: 'main' },
      });
      return to(`/${repository.fullName}/pull/${number}`);
    }),

    ofRepository('GET', '/blob/main/(.+)', async (repository, _, path) =>
      filePage(repository, path, await textOf(repository, path)),
    ),

    ofRepository('POST', '/blob/main/(.+)', async (repository, form, path) => {
      await textOf(repository, path);
      await forge.commit(repository, {
        author: GUEST,
        branch: 'main',
        message: form.get('message') || `Change ${path}`,
        changes: { [path]: withLineFeeds(form.get('text')) },
      });
      return to(`/${repository.fullName}`);
    }),

    ofRepository(
      'GET',
      '/commit/([0-9a-f]{7,40})',
      async (repository, _, name) => {
        const sha = await repository.resolve(name);
        if (!sha) throw notFound();
        const [commit] = await repository.log(sha, 1);
        return commitPage(repository, commit, await repository.show(sha));
      },
    ),

    ofRepository('GET', '/pull/(\\d+)', (repository, _, number) => {
      const request = requestOf(repository, number);
      return pullRequestPage(
        repository,
        request,
        runs.of(repository).filter(run => run.request === request),
      );
    }),

    ofRepository(
      'POST',
      '/pull/(\\d+)/(merge|close)',
      async (repository, _, number, what) => {
        const request = requestOf(repository, number);
        if (!request.isOpen)
          throw new HttpError(409, 'It is not open any more.');
        await (what === 'merge'
          ? forge.mergePullRequest(repository, GUEST, request)
          : forge.closePullRequest(repository, GUEST.name, request));
        return to(`/${repository.fullName}/pull/${number}`);
      },
    ),

    ofRepository(
      'GET',
      '/actions/runs/(\\d+)(?:/attempts/(\\d+))?',
      (repository, _, id, attempt) => runPage(runOf(repository, id, attempt)),
    ),

    ofRepository(
      'POST',
      '/actions/runs/(\\d+)/attempts/(\\d+)/repeat',
      (repository, _, id) => {
        const run = runOf(repository, id);
        if (!run.isDone) throw new HttpError(409, 'It is still running.');
        return to(runs.repeat(run).path);
      },
    ),
  ];
}

module.exports = { createPages };
