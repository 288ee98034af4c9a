const { once } = require('node:events');
const { Forge } = require('./Forge');
const { createIdentity } = require('./identity');
const { Runner } = require('./Runner');
const { createForgeServer } = require('./serve');

/**
 * Starts a stand-in for GitHub on loopback.
 *
 * @param options - `folder` for its repositories, `port`, the `token` of the portal,
 *   and the `variables` with which the steps of workflows reach AWS
 */
async function startForge({ folder, port, token, variables }) {
  const host = `localhost:${port}`;
  const url = `http://${host}`;
  const forge = new Forge(folder);
  const identity = createIdentity(host);
  const runs = new Runner({ forge, identity, url, variables });
  const server = createForgeServer({ forge, identity, runs, token, url });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    url,
    forge,
    runs,
    stop() {
      runs.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}

module.exports = { startForge };
