import { expect, Page, test } from '@playwright/test';
import { next, nextAfterChoice, review } from './wizard';

// A Backstage of somebody else's: what is read here is on every page of ours, and
// nothing of the demo portal's own configuration.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

/** In development the backend has a port of its own. */
const backend = process.env.STOCK_BACKEND ?? '';

/** Signs in as guest; an app on the old frontend system does it itself. */
async function enter(page: Page) {
  await expect(() => page.goto('/')).toPass();
  const enterButton = page.getByRole('button', { name: 'Enter' });
  const search = page.getByRole('button', { name: 'Search' }).first();
  await expect(enterButton.or(search).first()).toBeVisible();
  if (await enterButton.isVisible()) {
    await enterButton.click();
  }
  await expect(search).toBeVisible();
}

test('the Software Templates are in Create, without a location in the configuration', async ({
  page,
}) => {
  await enter(page);
  await expect(async () => {
    await page.goto('/create');
    await expect(page.getByText('Public API on Fargate')).toBeVisible();
  }).toPass();
  await page.screenshot({ path: 'test-results/stock-create.png' });
});

test('a guest deploys an API, and its card is in the first screen', async ({
  page,
}) => {
  await enter(page);
  await page.goto('/create/templates/default/fargate-public-api');
  await page.getByRole('textbox', { name: 'Name' }).fill('orders');
  // A guest of a stock app is in no group, and owns it alone.
  await expect(
    page.getByRole('button', { name: /^guest Owner/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Use an example: / }).click();
  await next(page);
  await expect(
    page.getByRole('button', { name: /^dev · account / }),
  ).toBeVisible();
  await next(page);
  await nextAfterChoice(page);
  await review(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await page
    .getByRole('link', { name: 'Open in catalog' })
    .click({ timeout: 180_000 });
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: /^Fargate/ }) });
  await expect(card.getByText('2 of 2 running')).toBeVisible();
  await expect(card.getByText('Healthy', { exact: true })).toBeInViewport();
  await page.screenshot({ path: 'test-results/stock-card.png' });
});

test('MCP clients get the tools', async ({ request }) => {
  const session = await request.get(`${backend}/api/auth/guest/refresh`);
  const { backstageIdentity } = await session.json();
  const response = await request.post(`${backend}/api/mcp-actions/v1`, {
    headers: {
      authorization: `Bearer ${backstageIdentity.token}`,
      accept: 'application/json, text/event-stream',
    },
    data: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  });
  const text = await response.text();
  for (const tool of ['fargate-api.get-status', 'scaffolder.']) {
    expect(text).toContain(tool);
  }
});
