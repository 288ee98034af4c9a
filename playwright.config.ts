import { defineConfig } from '@playwright/test';

const ci = Boolean(process.env.CI);

/** The demo portal, as `npm start` serves it. */
const PORTAL = 'http://localhost:3000';
/** The card's own dev app, with every state from fixtures. */
const CARD = 'http://localhost:3100';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: ci,
  // The portal mostly waits for AWS: the card's tests fill the time.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: ci
    ? [['list']]
    : [['list'], ['html', { open: 'never', outputFolder: 'e2e-test-report' }]],
  use: {
    locale: 'en-GB',
    // Tracing takes as long again as the tests themselves.
    trace: ci ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Playwright's own Chromium unless the machine has one.
      executablePath: process.env.CHROMIUM_PATH || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'card', testMatch: 'card.spec.ts', use: { baseURL: CARD } },
    { name: 'portal', testMatch: 'portal.spec.ts', use: { baseURL: PORTAL } },
  ],
  webServer: [
    {
      command:
        '../../node_modules/.bin/backstage-cli package start --config dev/app-config.yaml',
      cwd: 'plugins/fargate-api-card',
      env: { BROWSER: 'none' },
      url: CARD,
      timeout: 180_000,
      reuseExistingServer: !ci,
    },
    {
      command: 'node scripts/start.js',
      url: `${PORTAL}/.backstage/health/v1/readiness`,
      timeout: 180_000,
      reuseExistingServer: !ci,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
  ],
});
