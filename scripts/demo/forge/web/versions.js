/** Makes the simulated container exit at its start. */
const CRASH = 'LABEL aws-simulator.behaviour=crash\n';

/**
 * What the two buttons of a repository commit: each gives a message and the changed
 * files, of those that it can `read`.
 */
const VERSIONS = {
  async 'new-version'(read) {
    const document = await read('openapi.yaml');
    const [, major, patch] = /^ {2}version: (\d+\.\d+\.)(\d+)$/m.exec(document);
    const version = `${major}${Number(patch) + 1}`;
    return {
      message: `Release ${version}`,
      changes: {
        'openapi.yaml': document.replace(
          /^( {2}version: ).*$/m,
          `$1${version}`,
        ),
        Dockerfile: (await read('Dockerfile')).replace(CRASH, ''),
      },
    };
  },

  async crash(read) {
    const dockerfile = (await read('Dockerfile')).replace(CRASH, '');
    return {
      message: 'Crash at the start',
      changes: { Dockerfile: `${dockerfile}${CRASH}` },
    };
  },
};

module.exports = { VERSIONS };
