import base from '../playwright.config';

/** A stock app with the packed packages: `npm run try:stock` starts it. */
export default {
  ...base,
  testDir: '.',
  outputDir: '../test-results',
  webServer: undefined,
  projects: [
    {
      name: 'stock',
      testMatch: 'stock.spec.ts',
      use: { baseURL: 'http://localhost:3000' },
    },
  ],
};
