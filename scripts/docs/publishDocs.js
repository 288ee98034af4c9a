const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const manifest = require('../../package.json');
const { inRoot } = require('../demo/paths');
const { readSite } = require('./readSite');
const { renderMarkdown } = require('./renderMarkdown');
const { relative, renderPage } = require('./renderPage');

const STYLE = inRoot('scripts/docs/style.css');
/** The entity of catalog-info.yaml, as TechDocs names its folder. */
const ENTITY = 'default/component/fargate-api-for-backstage';
const SOURCE = `${manifest.homepage.split('#')[0]}/blob/main/`;

/**
 * Renders the pages of mkdocs.yml into the folder of TechDocs' local publisher, so
 * that they can be read without Python and mkdocs.
 */
exports.publishDocs = publishDirectory => {
  const folder = path.join(publishDirectory, ENTITY);
  const site = readSite();
  const css = fs.readFileSync(STYLE);
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
  const stylesheet = `assets/stylesheets/main.${hash}.min.css`;
  const files = new Map([[stylesheet, css]]);
  for (const page of site.pages) {
    const linkTo = (file, fragment) =>
      urlOf(file, { site, page, files }) + (fragment ? `#${fragment}` : '');
    const { html, sections } = renderMarkdown(page, linkTo);
    files.set(
      `${page.folder}index.html`,
      renderPage({ site, page, html, sections, stylesheet }),
    );
  }
  files.set(
    'techdocs_metadata.json',
    JSON.stringify({
      site_name: site.name,
      site_description: manifest.description,
      build_timestamp: Date.now(),
      files: [...files.keys()],
    }),
  );
  fs.rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return { folder, pages: site.pages.map(({ file }) => file) };
};

/**
 * The URL of a file of the repository: of its page, of a copy in the site, or, outside
 * of docs/, where its source is.
 */
function urlOf(file, { site, page, files }) {
  const inDocs = path.posix.relative('docs', file);
  if (inDocs.startsWith('..')) {
    return SOURCE + file;
  }
  const other = site.pages.find(each => each.file === inDocs);
  if (other) {
    return relative(page, other.folder);
  }
  files.set(inDocs, fs.readFileSync(inRoot('docs', inDocs)));
  return relative(page, inDocs);
}
