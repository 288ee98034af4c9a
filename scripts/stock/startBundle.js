const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { stockConfig } = require('./config');

/**
 * Starts a production bundle, as its Dockerfile does.
 *
 * @param env - the environment with the Node that it was built with
 * @param more - what differs from {@link stockConfig}
 * @param entry - how Node starts it; not given, the bundle
 * @returns the process
 */
function startBundle(image, env, portal, more, entry = ['packages/backend']) {
  const { port } = new URL(portal);
  const config = path.join(image, `app-config.${port}.yaml`);
  fs.writeFileSync(config, JSON.stringify(stockConfig(portal, more)));
  const configs = [
    'app-config.yaml',
    'app-config.production.yaml',
    path.basename(config),
  ];
  return spawn(
    'node',
    [...entry, ...configs.flatMap(file => ['--config', file])],
    {
      cwd: image,
      env: { ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
}

module.exports = { startBundle };
