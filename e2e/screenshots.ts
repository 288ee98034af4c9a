import { Locator, Page, test } from '@playwright/test';

/** Where the docs look for their pictures. */
const IMAGES = 'docs/images';

const PORTAL = 'http://localhost:3000';
const CARD = 'http://localhost:3100';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

interface Look {
  colorScheme?: 'light' | 'dark';
  width?: number;
  /** What is pressed before, by its name. */
  press?: (string | RegExp)[];
  /** Words to wait for. */
  until?: string;
}

/** Pictures of the dev app, by file name. */
const CARDS: Record<string, { state: string } & Look> = {
  'card-healthy': { state: 'healthy' },
  'card-degraded': { state: 'degraded' },
  'card-degraded-dark': { state: 'degraded', colorScheme: 'dark' },
  'card-down': { state: 'down' },
  'card-narrow': { state: 'degraded', width: 420 },
  'card-rolling-out': { state: 'rolling-out' },
  'card-blue-green': { state: 'blue-green' },
  'card-throttled': { state: 'throttled' },
  'card-partial': { state: 'partial' },
  'card-gone': { state: 'gone' },
  'card-scaled-to-zero': { state: 'scaled-to-zero' },
  'card-no-annotation': { state: 'no-annotation' },
  'card-not-allowed': { state: 'not-allowed' },
  'card-internal': { state: 'consumers' },
  'card-environment': { state: 'environment' },
  'dialog-log': {
    state: 'degraded',
    press: ['Stopped tasks (1)', 'Logs of task 7f3c0d4b'],
    until: 'connect ECONNREFUSED',
  },
  'dialog-desired-count': {
    state: 'degraded',
    press: ['Actions', 'Set desired count…', 'Decrease Desired count'],
    until: '1 task stops once',
  },
  'dialog-consumer-check': {
    state: 'consumers',
    press: [
      'Actions',
      'Check connectivity…',
      /Consumer VPC/,
      'crm · 10.2.0.0/16 · account 210987654321',
      'Check',
    ],
    until: 'To do: the owner of the VPC attaches it',
  },
};

const button = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('menuitem', { name, exact: true }))
    .or(page.getByRole('option', { name, exact: true }));

/** Takes a picture of a part of the page, with a little of what is around it. */
async function shoot(page: Page, part: Locator, file: string) {
  const { x, y, width, height } = (await part.boundingBox())!;
  const margin = 12;
  await page.screenshot({
    path: `${IMAGES}/${file}.png`,
    animations: 'disabled',
    fullPage: true,
    clip: {
      x: Math.max(x - margin, 0),
      y: Math.max(y - margin, 0),
      width: width + 2 * margin,
      height: height + 2 * margin,
    },
  });
}

test.describe('the card', () => {
  test.use({ deviceScaleFactor: 1.5 });

  for (const [file, look] of Object.entries(CARDS)) {
    const { state, colorScheme = 'light', width = 860, press, until } = look;
    test(file, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${CARD}/?state=${state}`);
      await page.getByRole('article').waitFor();
      for (const name of press ?? []) {
        await button(page, name).click();
      }
      await page
        .getByText(until ?? /./)
        .first()
        .waitFor();
      const dialog = page
        .getByRole('dialog')
        .filter({ has: page.getByRole('heading') });
      await shoot(page, press ? dialog : page.getByRole('article'), file);
    });
  }
});

test.describe('the portal', () => {
  test.use({ viewport: { width: 1240, height: 900 } });

  const picture = (page: Page, file: string) =>
    page.screenshot({
      path: `${IMAGES}/${file}.png`,
      animations: 'disabled',
    });

  const next = (page: Page) =>
    page.getByRole('button', { name: 'Next' }).click();

  async function openWizard(page: Page) {
    await page.goto(PORTAL);
    await page
      .getByTestId('sidebar-root')
      .getByRole('link', { name: 'Create' })
      .click();
    await page
      .locator('[class*=MuiCard-root]')
      .filter({ hasText: 'Public API on Fargate' })
      .getByRole('button', { name: 'Choose' })
      .click();
  }

  /** The first page is incomplete before. */
  const ownerChosen = (page: Page) =>
    page.getByRole('button', { name: /^team-orders Owner/ }).waitFor();

  /** Goes through the last three pages of the wizard, and on to the log. */
  async function create(page: Page) {
    await next(page);
    await page.getByRole('radio', { checked: true }).waitFor();
    await next(page);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
  }

  test('a deployment', async ({ page }) => {
    await openWizard(page);
    await page.getByRole('textbox', { name: 'Name' }).fill('orders');
    await page.getByRole('button', { name: /^Use an example/ }).click();
    await ownerChosen(page);
    await next(page);
    await page
      .getByRole('button', { name: /^dev · account 123456789012/ })
      .waitFor();
    await picture(page, 'wizard');
    await create(page);
    await page
      .getByRole('log', { name: 'Log of the deployment' })
      .getByText(/load balancer … \d+ s/)
      .first()
      .waitFor({ timeout: 120_000 });
    await picture(page, 'wizard-log');
    const link = page.getByRole('link', { name: 'Open in catalog' });
    await link.waitFor({ timeout: 120_000 });

    await link.click();
    for (const [colorScheme, file] of [
      ['light', 'entity-page'],
      ['dark', 'entity-page-dark'],
    ] as const) {
      // A theme that is changed on the way leaves colours of the other behind.
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await page.getByText(/^Completed .* ago/).waitFor();
      await picture(page, file);
    }
  });

  test('a failure', async ({ page }) => {
    await openWizard(page);
    await page.getByRole('textbox', { name: 'Name' }).fill('broken');
    await page
      .getByRole('textbox', { name: 'Container image' })
      .fill('public.ecr.aws/fargate-api/crash:1');
    await ownerChosen(page);
    await next(page);
    await page.getByText('In account 123456789012').waitFor();
    await create(page);
    await page
      .getByRole('log')
      .getByText(/^Next/)
      .last()
      .waitFor({ timeout: 120_000 });
    await picture(page, 'failure');
  });
});
