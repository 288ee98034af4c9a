// Serves the demo portal: the simulated AWS, a stand-in for GitHub, and a Backstage
// backend that also serves the app. Ctrl-C ends all. When the backend dies by itself,
// the others keep running, as the real ones would: the next start finds everything
// that was deployed. With --iam, it evaluates IAM policies, and the
// portal works with the roles of examples/iam/portal-roles.yml.
// The demo also runs on Node 20, which the newest SDKs warn about.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { ensureApp } = require('./demo/app');
const {
  assertPortFree,
  backendReady,
  startBackend,
} = require('./demo/backend');
const { ensureForge } = require('./demo/forge');
const { signIn } = require('./demo/portal');
const { ensureRoles } = require('./demo/roles');
const { ensureSimulator } = require('./demo/simulator');
const { inRoot } = require('./demo/paths');
const { publishDocs } = require('./docs/publishDocs');

const PORTAL = 'http://localhost:3000';

async function main() {
  await assertPortFree(PORTAL);
  publishDocs(inRoot('.demo/techdocs'));
  const iam = process.argv.includes('--iam');
  const [simulator] = await Promise.all([
    ensureSimulator({ iam }),
    ensureApp(),
  ]);
  const forge = await ensureForge(simulator);
  const roles = iam && (await ensureRoles(simulator.url));
  const backend = startBackend({
    configs: [...(forge?.configs ?? []), ...(roles?.configs ?? [])],
    env: roles?.env,
  });

  let stopping = false;
  const stop = () => {
    if (!stopping) {
      stopping = true;
      backend.kill('SIGTERM');
      forge?.stop();
      simulator.stop();
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  backend.on('exit', async (code, signal) => {
    if (!stopping) {
      process.exitCode = 1;
      console.error(
        `The portal ended (${signal ?? `exit code ${code}`}). ${
          (await simulator.isRunning())
            ? 'The simulated AWS is still running: npm start continues from there.'
            : 'The simulated AWS has ended too: npm start begins with an empty one.'
        }`,
      );
    }
  });

  if (await backendReady(backend, PORTAL)) {
    // Who is signed in before has no groups, and could not use what they deploy.
    await signIn();
    const lines = [
      `\nReady: ${PORTAL}`,
      `Simulated AWS: ${simulator.url}, ${simulator.speed} times as fast as the real one`,
      ...(forge ? [`Stand-in for GitHub: ${forge.url}`] : []),
    ];
    console.log(`${lines.join('\n')}\n`);
  }
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
