const { mkdtemp, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const {
  createFetchTemplateAction,
} = require('@backstage/plugin-scaffolder-backend');

const WIZARD = join(
  __dirname,
  '../../templates/software/source-api/template.yaml',
);

/**
 * Writes parts of the wizard "API from source" to a folder, by the scaffolder's own
 * action `fetch:template`.
 *
 * @param parts - their folders beside the wizard, e.g. `pipelines/github`
 */
async function render(folder, parts, values) {
  const action = createFetchTemplateAction({
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    // Every part is a folder on this machine, which the action copies by itself.
    reader: undefined,
  });
  const fetched = await mkdtemp(join(tmpdir(), 'source-api-'));
  for (const part of parts) {
    await action.handler({
      workspacePath: folder,
      templateInfo: { baseUrl: pathToFileURL(WIZARD).href },
      input: { url: `./${part}`, values, templateFileExtension: true },
      logger: { info() {}, error: console.error },
      createTemporaryDirectory: () => mkdtemp(join(fetched, 'part-')),
      output() {},
    });
  }
  await rm(fetched, { recursive: true });
}

module.exports = { render };
