// What the pages of the reference are made of.

const NOTE = '<!-- Written by `npm run reference`. -->';

const cell = text => String(text).replace(/\|/g, '\\|').replace(/\n/g, ' ');

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');

module.exports = { NOTE, table };
