/**
 * A stand-in for skopeo, on machines that have none: copies an image with all its
 * platforms between the simulated registry and a folder, by the protocol of registries.
 */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const words = process.argv.slice(2);
const option = name => words[words.indexOf(`--${name}`) + 1];

const PASSWORDS = join(process.env.HOME, 'registry-passwords.json');

function readPasswords() {
  try {
    return JSON.parse(readFileSync(PASSWORDS, 'utf8'));
  } catch {
    return {};
  }
}

/** Sends a request to the registry of a repository, with the password for its host. */
async function send(repository, path, init = {}) {
  const [host] = repository.split('/');
  const response = await fetch(
    `${process.env.AWS_ENDPOINT_URL}/v2/${repository}/${path}`,
    {
      ...init,
      headers: {
        authorization: `Basic ${readPasswords()[host]}`,
        ...init.headers,
      },
    },
  );
  if (!response.ok) {
    throw new Error(
      `${repository}: ${response.status} ${await response.text()}`,
    );
  }
  return response;
}

/** Reads a manifest, and before it what it refers to. */
async function* pull(repository, reference) {
  const manifest = await send(repository, `manifests/${reference}`);
  const content = await manifest.text();
  const { manifests = [], config, layers = [] } = JSON.parse(content);
  for (const { digest } of manifests) yield* pull(repository, digest);
  for (const { digest } of config ? [config, ...layers] : []) {
    const blob = await send(repository, `blobs/${digest}`);
    yield { kind: 'blob', digest, content: await blob.text() };
  }
  yield {
    kind: 'manifest',
    content,
    digest: manifest.headers.get('docker-content-digest'),
    type: manifest.headers.get('content-type'),
  };
}

async function push(repository, tag, parts) {
  for (const { kind, digest, content, type } of parts) {
    if (kind === 'blob') {
      await send(repository, `blobs/uploads/?digest=${digest}`, {
        method: 'POST',
        body: content,
      });
    } else {
      const isWhole = digest === parts.at(-1).digest;
      await send(repository, `manifests/${isWhole ? tag : digest}`, {
        method: 'PUT',
        body: content,
        headers: { 'content-type': type },
      });
    }
  }
}

async function copy(from, to) {
  const [, folder] = [from, to].find(one => one.startsWith('dir:')).split(':');
  const file = join(folder, 'image.json');
  const image = [from, to].find(one => one.startsWith('docker://')).slice(9);
  if (image === from.slice(9)) {
    const parts = [];
    for await (const part of pull(...image.split('@'))) parts.push(part);
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(parts));
  } else {
    const [, repository, tag] = image.match(/^(.+):([^:]+)$/);
    await push(repository, tag, JSON.parse(readFileSync(file, 'utf8')));
  }
}

async function main() {
  switch (words[0]) {
    case 'login': {
      const password = `${option('username')}:${readFileSync(
        0,
        'utf8',
      ).trim()}`;
      const passwords = {
        ...readPasswords(),
        [words.at(-1)]: Buffer.from(password).toString('base64'),
      };
      writeFileSync(PASSWORDS, JSON.stringify(passwords), { mode: 0o600 });
      return;
    }
    case 'copy':
      await copy(...words.slice(-2));
      return;
    default:
      throw new Error(`The stand-in does not know skopeo ${words}`);
  }
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
