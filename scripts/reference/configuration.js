// The page of the configuration, from the `config.d.ts` of the plugins.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { fieldsOf, typeOf } = require('./fields');
const { NOTE, table } = require('./markdown');

const OURS = /^@fargate-api\//;
/** The parts of the configuration that are ours. */
const SECTIONS = ['fargateApi', 'catalog.providers.fargateApi'];

/** The schemas of our packages, as Backstage itself reads them from TypeScript. */
function schemas() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reference-'));
  try {
    // To a file: the CLI exits before a pipe has taken all of it.
    const file = path.join(folder, 'schemas.json');
    execFileSync(
      'npx',
      [
        'backstage-cli',
        'config:schema',
        '--package',
        'backend',
        '--format',
        'json',
      ],
      { stdio: ['ignore', fs.openSync(file, 'w'), 'ignore'] },
    );
    // Backstage reads them side by side, and has them in the order in which it is done.
    return JSON.parse(fs.readFileSync(file, 'utf8'))
      .schemas.filter(({ packageName }) => OURS.test(packageName))
      .sort((one, other) => (one.packageName < other.packageName ? -1 : 1))
      .map(({ value }) => value);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function configurationPage() {
  const fields = schemas()
    .flatMap(schema => fieldsOf(schema))
    .filter(({ name }) =>
      SECTIONS.some(section => name.startsWith(`${section}.`)),
    );
  const rowsOf = section =>
    fields
      .filter(({ name }) => name.startsWith(`${section}.`))
      .map(({ name, schema, isRequired }) => [
        `\`${name.slice(section.length + 1)}\`${
          isRequired ? ' (required)' : ''
        }`,
        typeOf(schema),
        schema.description ?? '',
      ]);
  return [
    NOTE,
    '# Configuration',
    'What the plugins read from `app-config.yaml`. `[]` is an entry of a list, `*` any name. A value that is missing or wrong stops the backend at its start, with a sentence that names its key. `backstage-cli config:check` knows these types.',
    ...SECTIONS.flatMap(section => [
      `## \`${section}\``,
      table(['Key', 'Type', ''], rowsOf(section)),
    ]),
  ].join('\n\n');
}

module.exports = { configurationPage };
