const { end, startInBackground } = require('./background');
const { makeLandingZone } = require('./landingZone');
const { inRoot } = require('./paths');

const PORT = 4566;
const SPEED = 20;
const URL = `http://127.0.0.1:${PORT}`;

/** The simulator that listens already, if any; null when the port is free. */
async function running() {
  let answer;
  try {
    answer = await fetch(URL);
  } catch {
    return null;
  }
  const about = await answer.json().catch(() => ({}));
  if (about.simulation !== true) {
    throw new Error(
      `Port ${PORT} is taken by something that is not the AWS simulator. Stop it, then run npm start again.`,
    );
  }
  return about;
}

/**
 * The simulated AWS: the one that a portal which was killed left behind, or a
 * new one in a process of its own, so that it outlives the portal.
 *
 * @param iam - whether it evaluates IAM policies
 */
async function ensureSimulator({ iam }) {
  const found = await running();
  if (found) {
    if (found.iam !== iam) {
      throw new Error(
        `The simulated AWS of an earlier start is still there, ${
          found.iam ? 'with' : 'without'
        } --iam. Stop it (kill ${found.pid}), then run npm start again.`,
      );
    }
    console.log('The simulated AWS of an earlier start is still there.');
    return handle(found.pid, found.speed);
  }
  const pid = await startInBackground('aws-simulator', [
    inRoot('packages/aws-simulator/bin/aws-simulator'),
    '--port',
    String(PORT),
    '--speed',
    String(SPEED),
    '--local-endpoints',
    ...(iam ? ['--iam'] : []),
  ]);
  await makeLandingZone(URL);
  return { ...handle(pid, SPEED), isNew: true };
}

function handle(pid, speed) {
  return {
    url: URL,
    speed,
    isRunning: async () => Boolean(await running().catch(() => null)),
    stop: () => end(pid),
  };
}

module.exports = { ensureSimulator };
