const { randomBytes } = require('node:crypto');
const fs = require('node:fs');
const { programOf } = require('../pipeline/machine');
const { end, startInBackground } = require('./background');
const { inRoot } = require('./paths');

const PORT = 4570;
const HOST = `localhost:${PORT}`;
const URL = `http://${HOST}`;
const API = `${URL}/api/v3`;

const CONFIG = inRoot('.demo', 'app-config.forge.yaml');
const REPOSITORIES = inRoot('.demo', 'repositories');
/** Of the backend: its catalog has what was registered from the repositories. */
const DATABASE = inRoot('.demo', 'database');

/** What git over HTTP and the steps of workflows need. */
const PROGRAMS = ['git', 'bash', 'aws'];

/** The token of the last start, if there was one. */
function lastToken() {
  try {
    return JSON.parse(fs.readFileSync(CONFIG, 'utf8')).integrations.github[0]
      .token;
  } catch {
    return undefined;
  }
}

/** The process ID of the forge of an earlier start; null when the port is free. */
async function running() {
  let answer;
  try {
    answer = await fetch(`${API}/meta`, {
      headers: { authorization: `token ${lastToken()}` },
    });
  } catch {
    return null;
  }
  const { pid } = await answer.json().catch(() => ({}));
  if (!pid) {
    throw new Error(
      `Port ${PORT} is taken by something that is not the stand-in for GitHub of this demo. Stop it, then run npm start again.`,
    );
  }
  return pid;
}

/**
 * The stand-in for GitHub: the one that is there beside a simulated AWS of an earlier
 * start, or a new one, whose repositories are empty.
 *
 * @returns what the backend needs to use it; undefined where this machine lacks a
 *   program for it
 */
async function ensureForge(simulator) {
  const missing = PROGRAMS.filter(name => !programOf(name));
  if (missing.length > 0) {
    console.log(
      `Left out: a stand-in for GitHub, for “API from source”. This machine has no ${missing.join(
        ' and no ',
      )}.`,
    );
    return undefined;
  }
  const found = await running();
  if (found && !simulator.isNew) {
    return handle(found);
  }
  if (found) {
    end(found);
    await ended();
  }
  for (const folder of [REPOSITORIES, DATABASE]) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const token = randomBytes(24).toString('hex');
  fs.mkdirSync(inRoot('.demo'), { recursive: true });
  // JSON is YAML.
  fs.writeFileSync(
    CONFIG,
    JSON.stringify({
      integrations: {
        // Offered too, as a portal does that has both; without a token here.
        github: [
          { host: HOST, apiBaseUrl: API, token },
          { host: 'github.com' },
        ],
      },
    }),
    { mode: 0o600 },
  );
  const pid = await startInBackground(
    'forge',
    [inRoot('scripts/demo/forge/main.js')],
    {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: simulator.url,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      FORGE_FOLDER: REPOSITORIES,
      FORGE_PORT: String(PORT),
      FORGE_TOKEN: token,
      SPEED: String(simulator.speed),
    },
  );
  return handle(pid);
}

/** Waits until nothing listens any more. */
async function ended() {
  while (
    await fetch(URL).then(
      () => true,
      () => false,
    )
  );
}

function handle(pid) {
  return { url: URL, configs: [CONFIG], stop: () => end(pid) };
}

module.exports = { ensureForge };
