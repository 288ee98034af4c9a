const { html, page } = require('./html');
const { runTable } = require('./runPages');

const COMMITS = 20;

const homePage = repositories =>
  page(
    { title: 'Repositories' },
    html`
      <p>
        The demo portal creates repositories here instead of on GitHub. Git
        works as ever; GitHub's API answers what the portal calls, and the steps
        of workflows run on this machine, with the AWS CLI and a stand-in for
        Docker.
      </p>
      ${repositories.length > 0
        ? html`<ul>
            ${repositories.map(
              ({ fullName, description }) =>
                html`<li>
                  <a href="/${fullName}">${fullName}</a>${description
                    ? ` – ${description}`
                    : ''}
                </li>`,
            )}
          </ul>`
        : html`<p>None yet. In the portal: Create, “API from source”.</p>`}
    `,
  );

const button = (action, label) => html`<form method="post" action="${action}">
  <button>${label}</button>
</form>`;

/** @param workflows - that somebody can start, as their names by paths */
async function repositoryPage(repository, runs, workflows) {
  const { fullName, pullRequests } = repository;
  const sha = await repository.resolve('main');
  const files = sha ? await repository.files(sha) : [];
  const commits = sha ? await repository.log(sha, COMMITS) : [];
  return page(
    { title: fullName, isLive: runs.some(run => !run.isDone) },
    html`
      <p>${repository.description}</p>
      ${files.includes('Dockerfile')
        ? html`${button(`/${fullName}/new-version`, 'Commit a new version')}
          ${button(`/${fullName}/crash`, 'Commit a version that crashes')}
          ${button(`/${fullName}/propose`, 'Propose a new version')}`
        : ''}
      <h2>Runs</h2>
      ${[...workflows].map(([path, name]) =>
        button(`/${fullName}/run/${path}`, `Run ${name}`),
      )}
      ${runTable(runs)}
      <h2>Pull requests</h2>
      <ul>
        ${pullRequests.map(
          ({ number, title, isOpen, isMerged, preview }) =>
            html`<li>
              <a href="/${fullName}/pull/${number}">#${number} ${title}</a>,
              ${(isOpen && 'open') ||
              (isMerged && 'merged') ||
              'closed'}${preview
                ? html`, <a href="${preview}">preview</a>`
                : ''}
            </li>`,
        )}
      </ul>
      <h2>Commits of main</h2>
      <table>
        ${commits.map(
          commit => html`<tr>
            <td>
              <a href="/${fullName}/commit/${commit.sha}"
                ><code>${commit.sha.slice(0, 7)}</code></a
              >
            </td>
            <td>${commit.subject}</td>
            <td>${commit.author}</td>
            <td>${commit.date}</td>
          </tr>`,
        )}
      </table>
      <h2>Files of main</h2>
      <ul>
        ${files.map(
          path =>
            html`<li><a href="/${fullName}/blob/main/${path}">${path}</a></li>`,
        )}
      </ul>
    `,
  );
}

const filePage = ({ fullName }, path, text) =>
  page(
    { title: `${fullName}: ${path}` },
    html`
      <p><a href="/${fullName}">${fullName}</a></p>
      <form class="wide" method="post" action="/${fullName}/blob/main/${path}">
        <textarea name="text" rows="24" aria-label="${path}">${text}</textarea>
        <p>
          <label
            >Message <input name="message" size="50" value="Change ${path}"
          /></label>
          <button>Commit to main</button>
        </p>
      </form>
    `,
  );

const commitPage = ({ fullName }, { sha, subject, author, date }, diff) =>
  page(
    { title: subject },
    html`
      <p>
        <a href="/${fullName}">${fullName}</a>, <code>${sha}</code>, ${author},
        ${date}
      </p>
      <pre>${diff}</pre>
    `,
  );

const pullRequestPage = ({ fullName }, request, runs) =>
  page(
    {
      title: `#${request.number} ${request.title}`,
      isLive: runs.some(run => !run.isDone),
    },
    html`
      <p>
        <a href="/${fullName}">${fullName}</a>: ${request.actor} wants to merge
        <code>${request.head}</code> into <code>${request.base}</code>
      </p>
      <p>${request.body}</p>
      ${request.comment
        ? html`<h2>Comment of the pipeline</h2>
            <pre>${request.comment}</pre>`
        : ''}
      ${request.preview
        ? html`<p>
            Preview: <a href="${request.preview}">${request.preview}</a>
          </p>`
        : ''}
      ${request.isOpen
        ? html`${button(`/${fullName}/pull/${request.number}/merge`, 'Merge')}
          ${button(`/${fullName}/pull/${request.number}/close`, 'Close')}`
        : html`<p>${request.isMerged ? 'Merged' : 'Closed'}</p>`}
      <h2>Runs</h2>
      ${runTable(runs)}
    `,
  );

module.exports = {
  commitPage,
  filePage,
  homePage,
  pullRequestPage,
  repositoryPage,
};
