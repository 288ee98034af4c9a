import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';

/** Every state of the dev app, with words that only this state says. */
const STATES = {
  healthy: 'Healthy',
  'rolling-out': 'In progress for 2 min',
  'first-rollout': '0 of 2 running · 2 pending · 2 failed tasks',
  degraded: 'Degraded',
  down: 'Down',
  'scaled-to-zero': 'Scaled to zero',
  internal: 'Target group orders-admin',
  partial: 'AWS denied access',
  throttled: '2 min old: AWS is throttling',
  stale: 'Stopped reporting',
  gone: 'It was last seen 2 h ago.',
  unknown: 'Unknown',
  loading: 'Loading the status',
  'no-annotation': 'This entity names no ECS service',
  'not-allowed': 'fargate-api.status.read',
  'not-found': 'Backstage finds no service for this entity',
  failed: 'The fargate-api backend answered with an error',
  unreachable: 'The Backstage backend cannot be reached',
};

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 800 } },
] as const;

const card = (page: Page) => page.getByRole('article');

async function openState(page: Page, state: keyof typeof STATES) {
  await page.goto(`/?state=${state}`);
  await expect(card(page)).toContainText(STATES[state]);
}

/** Opens everything that can be opened, so that it is examined too. */
async function expandAll(page: Page) {
  const closed = card(page).locator('button[aria-expanded=false]');
  for (let left = await closed.count(); left > 0; left--) {
    await closed.first().click();
    await expect(closed).toHaveCount(left - 1);
  }
}

test('the dev app lists the states that are examined here', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('main').getByRole('link')).toHaveText(
    Object.keys(STATES),
  );
});

for (const state of Object.keys(STATES) as (keyof typeof STATES)[]) {
  test(`is accessible and fits, wide or narrow, light or dark: ${state}`, async ({
    page,
  }) => {
    await openState(page, state);
    await expandAll(page);

    for (const { colorScheme, viewport } of LOOKS) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('body')).toHaveAttribute(
        'data-theme-mode',
        colorScheme,
      );

      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}

test('copies the endpoint', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openState(page, 'healthy');

  await page.getByRole('button', { name: 'Copy endpoint' }).click();

  await expect(page.getByText('Copied')).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'https://orders.example.com',
  );
});

test('opens the stopped tasks by keyboard', async ({ page }) => {
  await openState(page, 'degraded');

  await page.getByRole('button', { name: 'Stopped tasks (1)' }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByText(/^app: exit code 137/)).toBeVisible();
});

test('never asks an internal endpoint', async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on('request', request => hosts.add(new URL(request.url()).host));

  await openState(page, 'internal');
  await expandAll(page);

  expect([...hosts]).toEqual([new URL(baseURL!).host]);
});
