// The stand-in for GitHub of the demo, in a process of its own. Its settings are in the
// environment: FORGE_FOLDER, FORGE_PORT, FORGE_TOKEN, and what steps of workflows get,
// AWS_ENDPOINT_URL and SPEED of the simulated AWS.
const { startForge } = require('./startForge');

const { AWS_ENDPOINT_URL, FORGE_FOLDER, FORGE_PORT, FORGE_TOKEN, SPEED } =
  process.env;

async function main() {
  const forge = await startForge({
    folder: FORGE_FOLDER,
    port: Number(FORGE_PORT),
    token: FORGE_TOKEN,
    variables: { AWS_ENDPOINT_URL, AWS_EC2_METADATA_DISABLED: 'true', SPEED },
  });
  process.on('SIGTERM', () => forge.stop());
  console.log(forge.url);
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
