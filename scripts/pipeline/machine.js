const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { delimiter, join } = require('node:path');

/** The path of a program; undefined if this machine does not have it. */
function programOf(name) {
  try {
    return execFileSync('which', [name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/** Variables of a step, which finds the stand-ins before the programs of this machine. */
const machineVariables = () => ({
  PATH: [join(__dirname, 'stand-ins'), process.env.PATH].join(delimiter),
  REAL_AWS: programOf('aws'),
});

/** What the steps before have written for those after them, as to GITHUB_ENV. */
const readVariables = path =>
  Object.fromEntries(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => line.split(/=(.*)/s)),
  );

module.exports = { machineVariables, programOf, readVariables };
