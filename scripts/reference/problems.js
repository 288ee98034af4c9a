// The page of what the portal says is wrong, and what to do about it, from the texts
// of its problems and causes.
const {
  CAUSE_MESSAGES,
  PROBLEM_MESSAGES,
} = require('@fargate-api/backstage-plugin-fargate-api-common');
const { NOTE, table } = require('./markdown');

/** `{{image}}` and `{{ids, list}}` stand for what differs from case to case. */
const readable = text => text.replace(/\{\{(\w+)[^}]*\}\}/g, '*$1*');

const rowsOf = messages =>
  Object.entries(messages).map(([kind, row]) => {
    const { hint = '' } = row;
    const message = row.message ?? row.message_other;
    return [readable(message), readable(hint), `\`${kind}\``];
  });

function problemsPage() {
  return [
    NOTE,
    '# Problems',
    'What the card and the log of a deployment say, and what to do. Words in italics stand for the names and numbers of the case. A message that is only *failure* or *text* is the error as AWS words it. Apps can reword each text by its kind.',
    '## Why a task stopped or a target is unhealthy',
    table(['Message', 'What to do', 'Kind'], rowsOf(CAUSE_MESSAGES)),
    '## What is wrong with an API or an environment',
    table(['Message', 'What to do', 'Kind'], rowsOf(PROBLEM_MESSAGES)),
  ].join('\n\n');
}

module.exports = { problemsPage };
