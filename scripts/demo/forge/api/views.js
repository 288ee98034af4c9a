/** Objects of the forge, as GitHub's REST API shows them. */
function createViews(forge, url) {
  const web = repository => `${url}/${repository.fullName}`;

  const owner = login => ({
    login,
    id: forge.ownerId(login),
    type: 'Organization',
    html_url: `${url}/`,
  });

  return {
    owner,

    repository: repository => ({
      id: repository.id,
      name: repository.name,
      full_name: repository.fullName,
      description: repository.description,
      owner: owner(repository.owner),
      private: true,
      default_branch: 'main',
      html_url: web(repository),
      clone_url: `${web(repository)}.git`,
      permissions: { admin: true, push: true, pull: true },
    }),

    commit: (repository, { sha, tree, author, date, subject }) => ({
      sha,
      html_url: `${web(repository)}/commit/${sha}`,
      commit: {
        message: subject,
        author: { name: author, date },
        tree: { sha: tree },
      },
    }),

    pullRequest: (repository, { number, title, body, head, base, isOpen }) => ({
      number,
      title,
      body,
      state: isOpen ? 'open' : 'closed',
      html_url: `${web(repository)}/pull/${number}`,
      head: { ref: head },
      base: { ref: base },
    }),

    file: (path, content) => ({
      type: 'file',
      path,
      encoding: 'base64',
      content: Buffer.from(content).toString('base64'),
    }),

    run: ({ repository, ...run }) => ({
      id: run.id,
      name: run.workflow,
      event: run.event,
      head_branch: run.branch,
      head_sha: run.sha,
      run_attempt: run.attempt,
      status: run.status,
      conclusion: run.conclusion,
      html_url: `${web(repository)}/actions/runs/${run.id}`,
    }),

    job: ({ name, status, conclusion, steps }) => ({
      name,
      status,
      conclusion,
      steps: steps.map(step => ({
        name: step.name,
        status: step.status,
        conclusion: step.conclusion,
      })),
    }),
  };
}

module.exports = { createViews };
