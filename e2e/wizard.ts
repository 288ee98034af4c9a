import { expect, Page } from '@playwright/test';

export const createLink = (page: Page) =>
  page.getByTestId('sidebar-root').getByRole('link', { name: 'Create' });

export async function enter(page: Page) {
  await page.goto('/');
  // The link appears once the sign-in is complete.
  await expect(createLink(page)).toBeVisible();
}

/**
 * Waits until the wizard has read who can own the result and has chosen the
 * user's group: the page is incomplete before.
 */
export const ownerChosen = (page: Page) =>
  expect(
    page.getByRole('button', { name: /^team-orders Owner/ }),
  ).toBeVisible();

export async function openWizard(
  page: Page,
  template = 'Public API on Fargate',
) {
  await enter(page);
  await choose(page, template);
  await ownerChosen(page);
}

/** Opens the wizard of a template; requires a signed-in page. */
export async function choose(page: Page, template: string) {
  await createLink(page).click();
  await page
    .locator('[class*=MuiCard-root]')
    .filter({ hasText: template })
    .getByRole('button', { name: 'Choose' })
    .click();
}

const nextButton = (page: Page) => page.getByRole('button', { name: 'Next' });

/**
 * Presses Next on an invalid page, and waits until it is validated: the
 * wizard then puts the validated values over what was typed meanwhile.
 */
export async function nextIsRefused(page: Page) {
  await nextButton(page).click();
  await expect(nextButton(page)).toBeEnabled();
}

/** Opens the next page of the wizard, once this one is validated. */
export const next = (page: Page) => leavePage(page, 'Next');

/** Opens the review page of the wizard, once its last page is validated. */
export const review = (page: Page) => leavePage(page, 'Review');

async function leavePage(page: Page, name: 'Next' | 'Review') {
  const step = page.locator('[class*=MuiStepLabel-active]');
  const title = await step.textContent();
  // A page that is built anew, because something was read for it, loses a click.
  await expect(async () => {
    if ((await step.textContent()) === title) {
      await page.getByRole('button', { name }).click();
    }
    await expect(step).not.toHaveText(title!, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
}

/** Leaves a page that begins with what the catalog has, as it comes. */
export async function nextAfterChoice(page: Page) {
  await expect(
    page.getByRole('radio', { checked: true }).first(),
  ).toBeVisible();
  await next(page);
}

export const field = (page: Page, name: string | RegExp) =>
  page
    .getByRole('textbox', { name })
    .or(page.getByRole('spinbutton', { name }));

/** The card on the page of an entity. */
export const cardOn = (page: Page) =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: /^Fargate/ }) });
