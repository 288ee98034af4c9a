import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../../..');

jest.setTimeout(60_000);

/** Without what Prettier adds: the width of columns, and escaped asterisks. */
const bare = (page: string) =>
  page
    .trim()
    .replace(/-{3,}/g, '---')
    .replace(/ +/g, ' ')
    .replace(/\\\*/g, '*')
    .split('\n');

it.each([
  ['actions.md', 'actions', 'actionsPage'],
  ['api-settings.md', 'settings', 'settingsPage'],
])(
  'the reference %s has all that the actions declare (npm run reference)',
  (file, script, write) => {
    const { [write]: page } = jest.requireActual(
      path.join(ROOT, 'scripts/reference', script),
    );
    const published = readFileSync(
      path.join(ROOT, 'docs/reference', file),
      'utf8',
    );
    expect(bare(published)).toEqual(bare(page()));
  },
);
