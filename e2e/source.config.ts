import base from '../playwright.config';

/**
 * The way from a commit to a running API, with a demo of its own: its environment would
 * be offered in the forms that portal.spec.ts tests.
 */
export default {
  ...base,
  testDir: '.',
  outputDir: '../test-results',
  // The steps of the pipelines run on the same machine as portal and browser.
  expect: { timeout: 60_000 },
  webServer: [base.webServer]
    .flat()
    .filter(server => server?.command.includes('start.js'))
    .map(server => ({ ...server, cwd: '..', timeout: 600_000 })),
  projects: [
    {
      name: 'source',
      testMatch: 'source.spec.ts',
      use: { baseURL: 'http://localhost:3000' },
    },
  ],
};
