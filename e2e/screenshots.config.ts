import base from '../playwright.config';

/** The pictures of the docs: `yarn screenshots`. */
export default {
  ...base,
  testDir: '.',
  outputDir: '../test-results',
  webServer: [base.webServer].flat().map(server => ({
    ...server!,
    cwd: `../${server!.cwd ?? ''}`,
  })),
  projects: [{ name: 'screenshots', testMatch: 'screenshots.ts' }],
};
