const { PORTAL } = require('../Forge');
const { HttpError, notFound } = require('./HttpError');
const { createViews } = require('./views');

const REPOSITORY = '/repos/([^/]+)/([^/]+)';

/**
 * What the portal calls of GitHub's REST and GraphQL APIs, below `/api`: Backstage's
 * actions that create a repository, push to it and propose changes, its catalog, and
 * the actions of this project that wait for a run.
 *
 * @returns pairs of a pattern, of method and path, and what responds: its result is
 *   the body, or with the status before it
 */
function createRoutes({ forge, runs, url }) {
  const views = createViews(forge, url);
  const ofRepository = (method, path, respond) => [
    new RegExp(`^${method} /v3${REPOSITORY}${path}$`),
    (request, [owner, name, ...rest]) => {
      const repository = forge.repository(owner, name);
      if (!repository) throw notFound();
      return respond(repository, request, ...rest);
    },
  ];
  const revision = async (repository, name) => {
    const sha = await repository.resolve(name);
    if (!sha) throw notFound();
    return sha;
  };
  const setRef = (repository, ref, sha) =>
    forge.change(repository, PORTAL.name, () =>
      repository.setBranch(ref.replace(/^(refs\/)?heads\//, ''), sha),
    );

  return [
    // Of this stand-in only: the next start of the demo asks for it.
    [/^GET \/v3\/meta$/, () => ({ pid: process.pid })],

    [/^GET \/v3\/users\/([^/]+)$/, (_, [login]) => views.owner(login)],

    [
      /^POST \/v3\/orgs\/([^/]+)\/repos$/,
      async ({ body: { name, description } }, [owner]) => {
        if (!forge.isName(owner) || !forge.isName(String(name))) {
          throw new HttpError(422, 'Repository creation failed: invalid name');
        }
        if (forge.repository(owner, name)) {
          throw new HttpError(
            422,
            'Repository creation failed: name already exists on this account',
          );
        }
        const made = await forge.createRepository(owner, name, description);
        return [201, views.repository(made)];
      },
    ],

    ofRepository('GET', '', repository => views.repository(repository)),

    ofRepository('GET', '/commits', async (repository, { query }) => {
      if ((await repository.branches()).size === 0) {
        throw new HttpError(409, 'Git Repository is empty.');
      }
      const sha = await revision(repository, query.get('sha') ?? 'main');
      const commits = await repository.log(sha, query.get('per_page') ?? 30);
      return commits.map(one => views.commit(repository, one));
    }),

    ofRepository(
      'GET',
      '/contents/(.+)',
      async (repository, { query, accept }, path) => {
        const sha = await revision(repository, query.get('ref') ?? 'main');
        const content = await repository.read(sha, path);
        if (content === undefined) throw notFound();
        return /[.+]raw\b/.test(accept) ? content : views.file(path, content);
      },
    ),

    ofRepository('POST', '/git/blobs', async (repository, { body }) => [
      201,
      {
        sha: await repository.addBlob(Buffer.from(body.content, body.encoding)),
      },
    ]),

    ofRepository('POST', '/git/trees', async (repository, { body }) => [
      201,
      { sha: await repository.addTree(body.base_tree, body.tree) },
    ]),

    ofRepository('POST', '/git/commits', async (repository, { body }) => [
      201,
      {
        sha: await repository.addCommit({ author: PORTAL, ...body }),
      },
    ]),

    ofRepository('POST', '/git/refs', async (repository, { body }) => {
      await setRef(repository, body.ref, body.sha);
      return [201, { ref: body.ref, object: { sha: body.sha } }];
    }),

    ofRepository(
      'PATCH',
      '/git/refs/(.+)',
      async (repository, { body }, ref) => {
        await setRef(repository, ref, body.sha);
        return { ref: `refs/${ref}`, object: { sha: body.sha } };
      },
    ),

    ofRepository('POST', '/pulls', async (repository, { body }) => {
      const request = await forge.openPullRequest(repository, PORTAL.name, {
        ...body,
        head: body.head.replace(/^.*:/, ''),
      });
      return [201, views.pullRequest(repository, request)];
    }),

    ofRepository('PATCH', '/pulls/(\\d+)', (repository, { body }, number) => {
      const request = repository.pullRequests[number - 1];
      if (!request) throw notFound();
      const { title = request.title, body: text = request.body } = body;
      Object.assign(request, { title, body: text });
      return views.pullRequest(repository, request);
    }),

    ofRepository('PUT', '/environments/([^/]+)', (_, { body }, name) => {
      if (body.reviewers?.length) {
        throw new HttpError(
          422,
          'This stand-in for GitHub has no reviewers: leave the approvers out.',
        );
      }
      return { name, protection_rules: [] };
    }),

    // Workflows that are started by hand run for main only.
    ofRepository(
      'POST',
      '/environments/[^/]+/deployment-branch-policies',
      (_, { body: { name } }) => ({ name, type: 'branch' }),
    ),

    ofRepository('PUT', '/branches/[^/]+/protection', () => {
      throw new HttpError(
        403,
        'This stand-in for GitHub protects no branches.',
      );
    }),

    ofRepository('GET', '/actions/runs', (repository, { query }) => {
      const found = runs
        .of(repository)
        .filter(
          ({ event, branch, sha }) =>
            event === (query.get('event') ?? event) &&
            branch === (query.get('branch') ?? branch) &&
            sha === (query.get('head_sha') ?? sha),
        )
        .slice(0, query.get('per_page') ?? 30);
      return { total_count: found.length, workflow_runs: found.map(views.run) };
    }),

    ofRepository('GET', '/actions/runs/(\\d+)/jobs', (repository, _, id) => {
      const run = runs.of(repository).find(one => one.id === Number(id));
      if (!run) throw notFound();
      return { total_count: run.jobs.length, jobs: run.jobs.map(views.job) };
    }),

    [
      // What Backstage asks before it opens a pull request.
      /^POST \/graphql$/,
      async ({ body: { variables } }) => {
        const repository = forge.repository(variables.owner, variables.repo);
        const branches = (await repository?.branches()) ?? new Map();
        const open = repository?.pullRequests.filter(
          ({ head, isOpen }) => isOpen && head === variables.head,
        );
        const ref = branches.has(variables.head) && {
          associatedPullRequests: {
            edges: open.map(({ number }) => ({
              node: {
                id: String(number),
                number,
                url: `${url}/${repository.fullName}/pull/${number}`,
              },
            })),
          },
        };
        return { data: { repository: { ref: ref || null } } };
      },
    ],
  ];
}

module.exports = { createRoutes };
