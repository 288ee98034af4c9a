const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { inRoot } = require('../demo/paths');

const SHELL_BLOCK = /^```(?:sh|bash|shell|console)\n([\s\S]*?)^```$/gm;
const MARK =
  /<!-- (?:run by (?<test>\S+)(?: in (?<folder>\S+))?|not run: (?<reason>.+)) -->\n+$/;

/**
 * The blocks of commands in the repository's Markdown, and the comment above each:
 * `<!-- run by scripts/x.js -->`, with the folder that they are for if that is not
 * the file's own (`in .`), or `<!-- not run: why -->`.
 */
exports.commandBlocks = () =>
  execFileSync('git', ['ls-files', '*.md'], {
    cwd: inRoot('.'),
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    // Skeletons are templates, for the repository to come.
    .filter(file => !file.includes('/skeleton/'))
    .flatMap(blocksIn);

function blocksIn(file) {
  const markdown = fs.readFileSync(inRoot(file), 'utf8');
  return [...markdown.matchAll(SHELL_BLOCK)].map(({ 1: commands, index }) => {
    const before = markdown.slice(0, index);
    return {
      at: `${file}:${before.split('\n').length}`,
      file,
      commands,
      mark: MARK.exec(before)?.groups,
    };
  });
}
