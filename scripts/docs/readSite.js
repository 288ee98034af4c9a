const fs = require('node:fs');
const path = require('node:path');
const { parse } = require('yaml');
const { inRoot } = require('../demo/paths');

/** What mkdocs.yml says: the name of the site, and its pages in sections. */
exports.readSite = () => {
  const { site_name: name, nav } = parse(
    fs.readFileSync(inRoot('mkdocs.yml'), 'utf8'),
  );
  const sections = nav.map(entry => {
    const [[title, files]] =
      typeof entry === 'string' ? [['', [entry]]] : Object.entries(entry);
    return { title, pages: files.map(readPage) };
  });
  return { name, sections, pages: sections.flatMap(({ pages }) => pages) };
};

function readPage(file) {
  const markdown = fs.readFileSync(inRoot('docs', file), 'utf8');
  const [, title] = /^# (.+)$/m.exec(markdown);
  return { file, title, markdown, folder: folderOf(file) };
}

/** Where mkdocs puts a page: `a/b.md` is `a/b/index.html`. */
function folderOf(file) {
  return file === 'index.md'
    ? ''
    : `${file.slice(0, -path.extname(file).length)}/`;
}
