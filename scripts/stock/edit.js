const fs = require('node:fs');

/**
 * Replaces a text that occurs once in a file.
 *
 * @throws Error when it occurs never, or more than once
 */
function edit(file, text, replacement) {
  const parts = fs.readFileSync(file, 'utf8').split(text);
  if (parts.length !== 2) {
    throw new Error(
      `${file} has "${text}" ${parts.length - 1} times, not once`,
    );
  }
  fs.writeFileSync(file, parts.join(replacement));
}

module.exports = { edit };
