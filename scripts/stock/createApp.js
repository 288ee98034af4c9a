const fs = require('node:fs');
const path = require('node:path');
const yaml = require('yaml');
const { inRoot } = require('../demo/paths');
const { edit } = require('./edit');
const { addLegacyFrontend } = require('./legacyFrontend');
const { blocksAfter } = require('./readme');

/**
 * Creates a stock Backstage app.
 *
 * @param parent - an empty folder; the app is made in it
 * @param options - `isLegacy`: whether the app is on the old frontend system
 * @returns the folder of the app
 */
function createApp(parent, run, { isLegacy }) {
  const app = path.join(parent, 'my-app');
  run(
    `npx -y @backstage/create-app@latest ${
      isLegacy ? '--legacy ' : ''
    }--skip-install --path my-app`,
    parent,
    { BACKSTAGE_APP_NAME: 'my-app' },
  );
  run('yarn install', app);
  // The app names the release that create-app was made for. Ranges let in packages of
  // a newer one, and the two do not work together.
  run('yarn backstage-cli versions:bump', app);
  return app;
}

/** Commands, statements for the backend and configuration. */
const readmeBlocks = () =>
  blocksAfter('README.md', '## Add it to your Backstage', ['sh', 'ts', 'yaml']);

/** Adds the plugins to a stock app, by the code blocks of the README, word for word. */
function addPlugins(app, run, { isLegacy }) {
  const [commands, features, config] = readmeBlocks();
  runCommands(commands.replaceAll('../my-app', app), run);
  addFeatures(app, features);
  addConfig(app, config);
  if (isLegacy) {
    addLegacyFrontend(app, run);
  }
}

/** Lets a stock app load the backend plugins as dynamic plugins, by their document. */
function addDynamicPlugins(app, run) {
  const [commands, loader, config] = blocksAfter(
    'docs/dynamic-plugins.md',
    '# Dynamic plugins',
    ['sh', 'ts', 'yaml'],
  );
  runCommands(commands.replaceAll(/(\.\.\/)+my-app/g, app), run);
  addFeatures(app, loader);
  addConfig(app, config);
  addConfig(app, readmeBlocks()[2]);
}

/**
 * Runs what is for the repository with the Node that runs this script: with the app's,
 * `npm run setup` would build native modules that the repository's cannot load.
 */
function runCommands(commands, run) {
  const [inRepository, inApp] = commands.split(/^# in your app.*$/m);
  run(inRepository, inRoot('.'), run.ownNode);
  run(inApp, inRoot('.'));
}

function addFeatures(app, statements) {
  const backend = path.join(app, 'packages/backend/src/index.ts');
  edit(backend, 'backend.start();', `${statements}\nbackend.start();`);
}

/** Adds a block of configuration, as a person would: into what is there. */
function addConfig(app, block) {
  const file = path.join(app, 'app-config.yaml');
  const config = yaml.parseDocument(fs.readFileSync(file, 'utf8'));
  merge(config, [], yaml.parse(block));
  fs.writeFileSync(file, config.toString());
}

const isObject = value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(config, at, value) {
  const found = config.getIn(at);
  if (Array.isArray(value) && found) {
    // The first comes first.
    [...value]
      .reverse()
      .forEach(item => found.items.unshift(config.createNode(item)));
  } else if (isObject(value) && found) {
    Object.entries(value).forEach(([key, one]) =>
      merge(config, [...at, key], one),
    );
  } else {
    config.setIn(at, config.createNode(value));
  }
}

module.exports = { addDynamicPlugins, addPlugins, createApp };
