// Whether each page of docs/ is in mkdocs.yml, once, and each link of the pages as
// TechDocs shows them leads to a page, a heading or a file.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { inRoot } = require('./demo/paths');
const { publishDocs } = require('./docs/publishDocs');

const problems = [];

function checkPages(pages) {
  const files = fs
    .readdirSync(inRoot('docs'), { recursive: true })
    .filter(file => file.endsWith('.md'));
  for (const file of new Set([...files, ...pages])) {
    const count = pages.filter(page => page === file).length;
    if (count !== 1) {
      problems.push(`mkdocs.yml has docs/${file} ${count} times`);
    }
  }
}

/** @returns how many links there are */
function checkLinks(folder) {
  const pages = fs
    .readdirSync(folder, { recursive: true })
    .filter(file => file.endsWith('.html'))
    .map(file => path.join(folder, file));
  const links = pages.flatMap(page =>
    [...fs.readFileSync(page, 'utf8').matchAll(/ (?:href|src)="([^"]+)"/g)]
      .map(([, url]) => ({ page, url }))
      .filter(({ url }) => !/^[a-z]+:/.test(url)),
  );
  for (const { page, url } of links) {
    const [target, fragment] = url.split('#');
    const found = target ? path.resolve(path.dirname(page), target) : page;
    const file = target.endsWith('/') ? path.join(found, 'index.html') : found;
    if (
      !fs.existsSync(file) ||
      (fragment && !fs.readFileSync(file, 'utf8').includes(` id="${fragment}"`))
    ) {
      problems.push(`${path.relative(folder, page)} links to ${url}`);
    }
  }
  return links.length;
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-'));
try {
  const { folder, pages } = publishDocs(temporary);
  checkPages(pages);
  console.log(
    `${checkLinks(folder)} links in ${pages.length} pages of TechDocs`,
  );
} finally {
  fs.rmSync(temporary, { recursive: true });
}
problems.forEach(problem => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
