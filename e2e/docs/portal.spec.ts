import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';

const COMPONENT = '/catalog/default/component/fargate-api-for-backstage';

// The pages are in a shadow root, which the locators reach into.
const content = (page: Page) => page.locator('.md-content');
const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages' });

/** Waits until a page is shown, in one of the two themes. */
async function shows(page: Page, heading: string, colorScheme: string) {
  await expect(page.locator('html > body[data-theme-mode]')).toHaveAttribute(
    'data-theme-mode',
    colorScheme,
  );
  await expect(
    content(page).getByRole('heading', { name: heading, level: 1 }),
  ).toBeVisible();
}

async function checkAccessibility(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('[data-testid=techdocs-native-shadowroot]')
    .analyze();
  expect(violations).toEqual([]);
}

test('the documentation is a tab of its Component, its links lead on, and its pictures are there', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(COMPONENT);
  // Not the one to all documentation, in the sidebar.
  await page
    .getByRole('link', { name: 'Docs', exact: true })
    .and(page.locator(`[href="${COMPONENT}/docs"]`))
    .click();
  await shows(page, 'Fargate API for Backstage', 'light');
  await checkAccessibility(page);

  await content(page).getByRole('link', { name: 'Problems' }).click();
  await expect(page).toHaveURL(`${COMPONENT}/docs/reference/problems/`);
  await shows(page, 'Problems', 'light');
  await checkAccessibility(page);

  await pages(page)
    .getByRole('link', { name: 'The card in each state' })
    .click();
  await shows(page, 'The card in each state', 'light');
  const picture = content(page).getByRole('img', { name: 'Healthy' });
  await expect
    .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0);
});

test('the documentation fits a phone, where a button opens its pages', async ({
  page,
}) => {
  await page.setViewportSize({ width: 380, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${COMPONENT}/docs/reference/problems/`);
  await shows(page, 'Problems', 'dark');
  await checkAccessibility(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);

  await page.getByTitle('Toggle Sidebar').click();
  await pages(page).getByRole('link', { name: 'Configuration' }).click();
  await shows(page, 'Configuration', 'dark');
});
