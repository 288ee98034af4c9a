const fs = require('node:fs');
const path = require('node:path');

/**
 * Builds the production bundle of an app, and unpacks it in a folder of its own, as
 * the Dockerfile of Backstage's own app does.
 *
 * @returns the folder, in which `node packages/backend` starts the portal
 */
function buildBundle(app, run) {
  run('yarn install --immutable', app, {
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'true',
  });
  run('yarn tsc', app);
  run('yarn build:backend', app);
  const image = `${app}-image`;
  fs.mkdirSync(image);
  for (const name of [
    '.yarn',
    '.yarnrc.yml',
    'backstage.json',
    'package.json',
    'yarn.lock',
    'dist-packages',
    'examples',
  ]) {
    fs.cpSync(path.join(app, name), path.join(image, name), {
      recursive: true,
    });
  }
  const dist = path.join(app, 'packages/backend/dist');
  run(`tar xzf ${dist}/skeleton.tar.gz`, image);
  run('yarn workspaces focus --all --production', image, {
    NODE_ENV: 'production',
  });
  run(`tar xzf ${dist}/bundle.tar.gz`, image);
  for (const name of ['app-config.yaml', 'app-config.production.yaml']) {
    fs.copyFileSync(path.join(app, name), path.join(image, name));
  }
  return image;
}

module.exports = { buildBundle };
