import base from '../playwright.config';

/**
 * The way from a commit to a running API, with a demo of its own: its environment would
 * be offered in the forms that portal.spec.ts tests.
 */
export default {
  ...base,
  testDir: '.',
  outputDir: '../test-results',
  webServer: [base.webServer]
    .flat()
    .filter(server => server?.command.includes('start.js'))
    .map(server => ({ ...server, cwd: '..' })),
  projects: [
    {
      name: 'source',
      testMatch: 'source.spec.ts',
      use: { baseURL: 'http://localhost:3000' },
    },
  ],
};
