const fs = require('node:fs');
const path = require('node:path');
const { edit } = require('./edit');
const { blocksAfter } = require('./readme');

const API_PAGE =
  /const apiPage = \(\s*<EntityLayout>\s*<EntityLayout.Route[^>]*>\s*<Grid [^>]*>\n/;
const OVERVIEW = /const overviewContent = \(\s*<Grid [^>]*>\n/;

/**
 * Adds the cards and form fields to an app on the old frontend system, by the code
 * blocks of the card's README.
 */
function addLegacyFrontend(app, run) {
  const [install, cards, fields] = blocksAfter(
    'plugins/fargate-api-card/README.md',
    '**Old frontend system.**',
    ['sh', 'tsx', 'tsx'],
  );
  run(install, app);
  const source = path.join(app, 'packages/app/src');
  const page = path.join(source, 'components/catalog/EntityPage.tsx');
  for (const start of [OVERVIEW, API_PAGE]) {
    const [found] = fs.readFileSync(page, 'utf8').match(start);
    edit(page, found, `${found}${elementsOf(cards)}\n`);
  }
  addImports(page, cards);
  const main = path.join(source, 'App.tsx');
  edit(main, '<ScaffolderPage />', elementsOf(fields));
  addImports(main, fields);
}

/** The elements of a code block, after its imports. */
function elementsOf(block) {
  return block.slice(block.search(/^</m)).replace(/;\s*$/, '');
}

const namesIn = statement =>
  statement.replace(/from .*/, '').match(/\b[A-Z]\w+/g) ?? [];

const isImported = (source, name) =>
  new RegExp(`^import [^;]*\\b${name}\\b[^;]* from`, 'm').test(source);

/** Adds the imports of a code block whose names the file does not have yet. */
function addImports(file, block) {
  const source = fs.readFileSync(file, 'utf8');
  const missing = block
    .match(/^import [\s\S]*?;$/gm)
    .filter(line => !namesIn(line).every(name => isImported(source, name)));
  fs.writeFileSync(file, `${missing.join('\n')}\n${source}`);
}

module.exports = { addLegacyFrontend };
