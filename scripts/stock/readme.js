const fs = require('node:fs');
const { inRoot } = require('../demo/paths');

/**
 * The code blocks of a README that follow a text in it, up to the next heading.
 *
 * @throws Error when the README no longer has the text, or fewer blocks than asked for
 */
function blocksAfter(file, text, languages) {
  const source = fs.readFileSync(inRoot(file), 'utf8');
  const start = source.indexOf(text);
  if (start < 0) {
    throw new Error(`${file} has no "${text}" any more`);
  }
  const [section] = source.slice(start + text.length).split(/\n## /);
  const blocks = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  return languages.map((language, i) => {
    const [, found, code] = blocks[i] ?? [];
    if (found !== language) {
      throw new Error(
        `Code block ${i + 1} after "${text}" in ${file} is ${
          found ?? 'missing'
        }, not ${language}`,
      );
    }
    return code;
  });
}

module.exports = { blocksAfter };
