// Whether each link in the repository's Markdown to a file of the repository, and to
// a heading in it, leads somewhere.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { inRoot } = require('./demo/paths');
const { slugOf } = require('./docs/slugOf');

const LINK = /!?\[(?:[^[\]]|\[[^\]]*\])*\]\(<?([^)>\s]+)>?(?:\s"[^"]*")?\)/g;
const CODE = /```[\s\S]*?```|`[^`\n]*`/g;

const files = execFileSync('git', ['ls-files', '*.md'], {
  cwd: inRoot('.'),
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  // Skeletons are templates: their links are those of the repository to come.
  .filter(file => !file.includes('/skeleton/'));

const textOf = file => fs.readFileSync(file, 'utf8');

/** The anchors of the headings, as GitHub makes them. */
function anchorsIn(file) {
  const seen = new Map();
  return (
    textOf(file)
      .replace(/```[\s\S]*?```/g, '')
      .match(/^#+ .*$/gm) ?? []
  ).map(heading => {
    const anchor = slugOf(heading.replace(/^#+ /, ''));
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

function problemOf(file, link) {
  const [target, anchor] = link.split('#');
  const found = target
    ? path.resolve(path.dirname(inRoot(file)), decodeURIComponent(target))
    : inRoot(file);
  if (!fs.existsSync(found)) {
    return 'there is no such file';
  }
  return anchor && found.endsWith('.md') && !anchorsIn(found).includes(anchor)
    ? 'there is no such heading'
    : undefined;
}

let count = 0;
for (const file of files) {
  const text = textOf(inRoot(file)).replace(CODE, '');
  for (const [, link] of text.matchAll(LINK)) {
    if (!/^[a-z]+:/.test(link)) {
      count += 1;
      const problem = problemOf(file, link);
      if (problem) {
        console.error(`${file}: ${link}: ${problem}`);
        process.exitCode = 1;
      }
    }
  }
}
console.log(`${count} links in ${files.length} files`);
