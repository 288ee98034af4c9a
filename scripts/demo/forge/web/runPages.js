const { html, page } = require('./html');

/** How a run, a job or a step is, in words. */
const state = ({ status, conclusion }) =>
  conclusion ?? status.replace('_', ' ');

/** The runs of a repository or a pull request, as a table. */
const runTable = runs => html`
  <table>
    <tr>
      <th>Run</th>
      <th>State</th>
      <th>Commit</th>
      <th>By</th>
    </tr>
    ${runs.map(
      run => html`<tr>
        <td>
          <a href="${run.path}">${run.workflow} #${run.id}, ${run.event}</a>
        </td>
        <td>${state(run)}</td>
        <td><code>${run.sha.slice(0, 7)}</code></td>
        <td>${run.actor}</td>
      </tr>`,
    )}
  </table>
`;

const stepSection = step => html`
  <details
    ${step.conclusion === 'success' || step.conclusion === 'skipped'
      ? ''
      : 'open'}
  >
    <summary>${step.name} · ${state(step)}</summary>
    ${step.log ? html`<pre>${step.log}</pre>` : ''}
  </details>
`;

/** A run with the logs of its steps. */
const runPage = run =>
  page(
    {
      title: `${run.workflow} #${run.id}: ${state(run)}`,
      isLive: !run.isDone,
    },
    html`
      <p>
        ${run.event} by ${run.actor} in
        <a href="/${run.repository.fullName}">${run.repository.fullName}</a>,
        <a href="/${run.repository.fullName}/commit/${run.sha}"
          ><code>${run.sha}</code></a
        >, attempt ${run.attempt}
      </p>
      ${run.isDone
        ? html`<form method="post" action="${run.path}/repeat">
            <button>Run again</button>
          </form>`
        : ''}
      ${run.jobs.map(
        job => html`<h2>Job ${job.name}: ${state(job)}</h2>
          ${job.steps.map(stepSection)}`,
      )}
    `,
  );

module.exports = { runPage, runTable };
