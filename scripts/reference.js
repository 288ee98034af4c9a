/**
 * Writes the reference from what the code declares, or with --check says whether
 * it is up to date.
 *
 *   npm run reference [-- --check]
 */
require('@backstage/cli/config/nodeTransform.cjs');

const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const prettier = require('prettier');
const { actionsPage } = require('./reference/actions');
const { configurationPage } = require('./reference/configuration');
const { problemsPage } = require('./reference/problems');
const { settingsPage } = require('./reference/settings');

const FOLDER = join(__dirname, '../docs/reference');

async function main() {
  const isCheck = process.argv.includes('--check');
  const pages = {
    'actions.md': actionsPage(),
    'api-settings.md': settingsPage(),
    'configuration.md': configurationPage(),
    'problems.md': problemsPage(),
  };
  for (const [name, text] of Object.entries(pages)) {
    const file = join(FOLDER, name);
    const options = await prettier.resolveConfig(file);
    const wanted = await prettier.format(text, {
      ...options,
      parser: 'markdown',
    });
    if (!isCheck) {
      writeFileSync(file, wanted);
    } else if (readFileSync(file, 'utf8') !== wanted) {
      process.stderr.write(
        `docs/reference/${name} is not what the code declares: run npm run reference\n`,
      );
      process.exitCode = 1;
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
