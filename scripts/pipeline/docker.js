/**
 * A stand-in for Docker, on machines that have none. It carries out the stage `test` of
 * a Dockerfile by running its lines RUN on this machine, if it has their programs, and
 * pushes images without files to the simulated ECR: their configuration is what the
 * Dockerfile says in its lines LABEL and EXPOSE.
 */
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const {
  CompleteLayerUploadCommand,
  ECRClient,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} = require('@aws-sdk/client-ecr');

const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const LAYER_TYPE = 'application/vnd.oci.image.layer.v1.tar+gzip';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';

const words = process.argv.slice(2);
const option = name => words[words.indexOf(`--${name}`) + 1];

const descriptorOf = (mediaType, content) => ({
  mediaType,
  digest: `sha256:${createHash('sha256').update(content).digest('hex')}`,
  size: Buffer.byteLength(content),
});

async function push(image, platforms) {
  const [, registryId, region, repositoryName, tag] = image.match(
    /^(\d+)\.dkr\.ecr\.([^.]+)\.amazonaws\.com\/([^:]+):(.+)$/,
  );
  const ecr = new ECRClient({ region });
  const repository = { registryId, repositoryName };

  async function upload(mediaType, content) {
    const { uploadId } = await ecr.send(
      new InitiateLayerUploadCommand(repository),
    );
    const layerPartBlob = Buffer.from(content);
    await ecr.send(
      new UploadLayerPartCommand({
        ...repository,
        uploadId,
        partFirstByte: 0,
        partLastByte: layerPartBlob.length - 1,
        layerPartBlob,
      }),
    );
    const descriptor = descriptorOf(mediaType, content);
    await ecr
      .send(
        new CompleteLayerUploadCommand({
          ...repository,
          uploadId,
          layerDigests: [descriptor.digest],
        }),
      )
      .catch(error => {
        if (error.name !== 'LayerAlreadyExistsException') throw error;
      });
    return descriptor;
  }

  async function put(mediaType, content, imageTag) {
    const imageManifest = JSON.stringify({
      schemaVersion: 2,
      mediaType,
      ...content,
    });
    const descriptor = descriptorOf(mediaType, imageManifest);
    await ecr.send(
      new PutImageCommand({
        ...repository,
        imageManifest,
        imageManifestMediaType: mediaType,
        imageDigest: descriptor.digest,
        imageTag,
      }),
    );
    return descriptor;
  }

  const dockerfile = readFileSync('Dockerfile', 'utf8');
  const layer = await upload(LAYER_TYPE, `the files of commit ${tag}`);
  const manifests = [];
  for (const platform of platforms) {
    const [os, architecture] = platform.split('/');
    const config = await upload(
      CONFIG_TYPE,
      JSON.stringify({ os, architecture, config: configOf(dockerfile) }),
    );
    const manifest = await put(MANIFEST_TYPE, { config, layers: [layer] });
    manifests.push({ ...manifest, platform: { os, architecture } });
  }
  const { digest } = await put(INDEX_TYPE, { manifests }, tag);
  console.log(`${tag}: digest: ${digest}`);
}

const instructions = (dockerfile, name) =>
  [...dockerfile.matchAll(new RegExp(`^${name} (.+)$`, 'gm'))].map(
    ([, value]) => value,
  );

function configOf(dockerfile) {
  return {
    Labels: Object.fromEntries(
      instructions(dockerfile, 'LABEL').map(label => label.split('=')),
    ),
    ExposedPorts: Object.fromEntries(
      instructions(dockerfile, 'EXPOSE').map(port => [`${port}/tcp`, {}]),
    ),
  };
}

/** Of a shell that does not find a program. */
const NOT_FOUND = 127;

function runTests(dockerfile) {
  const [stage = ''] =
    dockerfile.match(/^FROM .* AS test$[^]*?(?=^FROM |$(?![^]))/m) ?? [];
  for (const command of instructions(stage, 'RUN')) {
    const { status } = spawnSync('sh', ['-c', command], { stdio: 'inherit' });
    if (status === NOT_FOUND) {
      console.log(`${command}: not on this machine, left out`);
    } else if (status !== 0) {
      throw new Error(`${command}: exit code ${status}`);
    }
  }
}

async function main() {
  switch (words.slice(0, 2).join(' ')) {
    case 'login --username':
      if (!readFileSync(0, 'utf8').trim()) throw new Error('no password');
      return;
    case 'buildx build':
      if (words.includes('--push')) {
        await push(option('tag'), option('platform').split(','));
      } else {
        runTests(readFileSync('Dockerfile', 'utf8'));
      }
      return;
    case 'run --privileged':
    case 'context create':
    case 'buildx create':
      return;
    default:
      throw new Error(`The stand-in does not know docker ${words}`);
  }
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
