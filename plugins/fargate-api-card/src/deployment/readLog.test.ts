import { readLog } from './readLog';

const at = '2026-11-22T10:35:45.000Z';
const info = `${at} \u001b[32minfo\u001b[39m: `;

describe('readLog', () => {
  it.each([
    [
      'a labelled line',
      [`${info}Network       [ 9/27] NAT gateway … 62 s of about 106 s`],
      [
        {
          label: 'Network',
          texts: ['[ 9/27] NAT gateway … 62 s of about 106 s'],
        },
      ],
    ],
    [
      'a label of two words',
      [`${info}Dry run       nothing was changed`],
      [{ label: 'Dry run', texts: ['nothing was changed'] }],
    ],
    [
      'lines that continue it, indented ones too',
      [
        `${info}Evidence      Essential container in task exited`,
        `${info}              log │ Error: DATABASE_URL is not set`,
        `${info}              log │     at server.js:12`,
      ],
      [
        {
          label: 'Evidence',
          texts: [
            'Essential container in task exited',
            'log │ Error: DATABASE_URL is not set',
            'log │     at server.js:12',
          ],
        },
      ],
    ],
    [
      'a warning and an error of any action',
      [
        `${at} \u001b[33mwarn\u001b[39m: slow registry`,
        `${at} \u001b[31merror\u001b[39m: no token`,
      ],
      [
        { level: 'warn', texts: ['slow registry'] },
        { level: 'error', texts: ['no token'] },
      ],
    ],
    [
      'a sentence of another action, which has no label',
      [`${info}Publishing the repository to acme/orders`],
      [{ texts: ['Publishing the repository to acme/orders'] }],
    ],
    [
      "the scaffolder's own words about an error",
      [`${at} broken: container broken exited with code 1`],
      [{ texts: ['broken: container broken exited with code 1'] }],
    ],
    [
      'nothing of the steps, which the page draws',
      [
        `${at} Beginning step Deploy the API`,
        `${at} Finished step Deploy the API`,
        `${at} Skipping step publish because a previous step failed`,
      ],
      [],
    ],
    [
      'what an action says of a step of its own',
      [`${info}Skipping step 2 of the migration`],
      [{ texts: ['Skipping step 2 of the migration'] }],
    ],
    [
      'a continuation before any label as it is',
      [`${info}              two more alike`],
      [{ texts: ['              two more alike'] }],
    ],
    ['an empty line', [`${info}`], [{ texts: [''] }]],
    ['no log', [], []],
  ])('reads %s', (_, lines, entries) => {
    expect(readLog(lines)).toEqual(entries);
  });
});
