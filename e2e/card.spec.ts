import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page, test as base } from '@playwright/test';

const test = base.extend<object, { app: Page }>({
  /**
   * The dev app, loaded once by each worker: loading takes longer than the examination
   * of a state, and most tests only look.
   */
  app: [
    async ({ browser }, use, { project }) => {
      const page = await browser.newPage({
        baseURL: project.use.baseURL,
        locale: project.use.locale,
      });
      await page.goto('/');
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
});

/** Every state of the dev app, with words that only this state says. */
const STATES = {
  healthy: 'Healthy',
  'rolling-out': 'In progress for 2 min',
  'first-rollout': '0 of 2 running · 2 pending · 2 failed tasks',
  'blue-green': 'alternates with orders-blue (blue/green)',
  'blue-green-idle': 'idle: traffic goes to orders-blue',
  'rolled-back':
    'The last update of the stack orders failed and was rolled back: container app exited with code 1',
  held: 'Automatic deployments are held',
  previews: 'Previews (5)',
  starting: 'Starting',
  degraded: 'Degraded',
  down: 'Down',
  unreached: 'The route $default of API Gateway is gone',
  'scaled-to-zero': 'Scaled to zero',
  asleep: 'Asleep until Mon 07:00',
  'office-hours': 'Sun 19:00',
  internal: 'Target group orders-admin',
  'public-tasks': 'not fixed',
  consumers: '10.1.0.0/16, 10.20.0.0/16',
  'consumers-none': 'no network is allowed yet',
  'consumers-any': 'the load balancer has no security group',
  'consumers-partial': 'ec2:DescribeSecurityGroups',
  'consumers-not-allowed': 'Healthy',
  'certificate-expired': 'expired 2 d ago',
  partial: 'AWS denied access',
  throttled: '2 min old: AWS is throttling',
  stale: 'Status outdated',
  gone: 'Last seen 2 h ago.',
  unconfirmed: 'Not confirmed',
  unknown: 'Unknown',
  operations: 'Healthy',
  'operations-refused': 'Healthy',
  'operations-unreachable': 'Healthy',
  'logs-loading': 'Healthy',
  'logs-empty': 'Healthy',
  'logs-failed': 'Healthy',
  'logs-not-allowed': 'Healthy',
  loading: 'Loading the status',
  'no-annotation': 'No ECS service is linked to this entity',
  'not-allowed': 'fargate-api.status.read',
  removed: 'This entity is no longer in the catalog',
  places: 'Degraded',
  'places-partial': 'Services that are not shown',
  'places-failed': 'fargate-api.status.read',
  'not-found': 'No ECS service found for this entity',
  failed: 'The fargate-api backend returned an error',
  unreachable: 'The Backstage backend cannot be reached',
  environment: '3 services · 5 tasks running · 1 pending',
  'environment-empty': 'None yet',
  'environment-shared': '91 of 100 rules',
  'environment-degraded': 'ecr.api (failed)',
  'environment-partial': 'ec2:DescribeNatGateways',
  'environment-throttled': '4 min old: AWS is throttling',
  'environment-stale': 'Last updated 20 min ago.',
  'environment-gone': 'ECS has no such cluster in account 123456789012',
  'environment-unconfirmed': 'Not confirmed',
  'environment-vpc-unconfirmed':
    'AWS does not confirm that the VPC belongs to resource:default/dev',
  'environment-unknown': 'ecs:DescribeClusters',
  'environment-loading': 'Loading the status of the environment',
  'environment-no-annotation': 'No stack is linked to this environment',
  'environment-not-allowed':
    'You are not allowed to see the status of this environment',
  'environment-not-found': 'No stack found for this environment',
};

type State = keyof typeof STATES;

const CHECK = ['Actions', 'Check connectivity…'];
const CONSUMER = /Consumer VPC/;

/** Every dialog: where it opens, what one presses, and words that only it says. */
const DIALOGS: {
  name: string;
  state: State;
  press: (string | RegExp)[];
  says: string | RegExp;
}[] = [
  {
    name: 'force a new deployment',
    state: 'rolling-out',
    press: ['Actions', 'Force new deployment…'],
    says: 'It replaces the rollout that is in progress.',
  },
  {
    name: 'a new deployment that is refused',
    state: 'operations-refused',
    press: ['Actions', 'Force new deployment…', 'Force new deployment'],
    says: 'ServiceNotActiveException',
  },
  {
    name: 'set the desired count, with autoscaling',
    state: 'degraded',
    press: ['Actions', 'Set desired count…', 'Decrease Desired count'],
    says: '1 task stops once its connections are drained; the others keep running.',
  },
  {
    name: 'set the desired count, to zero',
    state: 'healthy',
    press: [
      'Actions',
      'Set desired count…',
      'Decrease Desired count',
      'Decrease Desired count',
    ],
    says: 'All tasks stop',
  },
  {
    name: 'set the desired count, limits unknown and backend away',
    state: 'operations-unreachable',
    press: [
      'Actions',
      'Set desired count…',
      'Increase Desired count',
      'Set desired count',
    ],
    says: 'may or may not have been performed',
  },
  {
    name: 'stop a task',
    state: 'healthy',
    press: ['Tasks (2)', 'Stop task 0c9a3f1b…'],
    says: 'starts a replacement (desired count: 2)',
  },
  {
    name: 'stop a task without permission',
    state: 'operations-refused',
    press: ['Tasks (2)', 'Stop task 0c9a3f1b…', 'Stop this task'],
    says: 'fargate-api.task.stop',
  },
  {
    name: 'the log of a stopped task',
    state: 'degraded',
    press: ['Stopped tasks (1)', 'Logs of task 7f3c0d4b'],
    says: 'connect ECONNREFUSED',
  },
  {
    name: 'a log that is being read',
    state: 'logs-loading',
    press: ['Tasks (2)', 'Logs of task 0c9a3f1b'],
    says: 'Loading the logs',
  },
  {
    name: 'an empty log',
    state: 'logs-empty',
    press: ['Tasks (2)', 'Logs of task 0c9a3f1b'],
    says: 'CloudWatch Logs has no lines from this task.',
  },
  {
    name: 'a log that cannot be read',
    state: 'logs-failed',
    press: ['Tasks (2)', 'Logs of task 0c9a3f1b'],
    says: 'The specified log group does not exist',
  },
  {
    name: 'a log that may not be read',
    state: 'logs-not-allowed',
    press: ['Tasks (2)', 'Logs of task 0c9a3f1b'],
    says: 'fargate-api.logs.read',
  },
  {
    name: 'a consumer that can reach it',
    state: 'consumers',
    press: [
      ...CHECK,
      CONSUMER,
      'shop · 10.1.0.0/16 · account 210987654321',
      'Check',
    ],
    says: 'shop can reach the API',
  },
  {
    name: 'a consumer with a hop missing',
    state: 'consumers',
    press: [
      ...CHECK,
      CONSUMER,
      'crm · 10.2.0.0/16 · account 210987654321',
      'Check',
    ],
    says: 'To do: the owner of the VPC attaches it to tgw-0d1e2f3a4b5c6d7e8',
  },
  {
    name: 'a consumer on whose way not all is seen',
    state: 'consumers',
    press: [
      ...CHECK,
      CONSUMER,
      'partner · 10.3.0.0/16 · account 210987654321',
      'Check',
    ],
    says: 'partner may reach the API, but this portal cannot see every hop',
  },
  {
    name: 'a consumer that is gone',
    state: 'consumers',
    press: [
      ...CHECK,
      CONSUMER,
      'deleted · 10.4.0.0/16 · account 210987654321',
      'Check',
    ],
    says: 'has no VPC vpc-0a2bab76b25191e34',
  },
  {
    name: 'a consumer that is being checked',
    state: 'consumers',
    press: [
      ...CHECK,
      CONSUMER,
      'slow · 10.5.0.0/16 · account 210987654321',
      'Check',
    ],
    says: 'Checking both accounts',
  },
  {
    name: 'no consumer to choose',
    state: 'consumers-none',
    press: CHECK,
    says: 'There is no other VPC to check from.',
  },
  {
    name: 'consumers that are being listed',
    state: 'consumers-any',
    press: CHECK,
    says: 'Loading the VPCs',
  },
  {
    name: 'consumers of which some are unknown, and one that may not be checked',
    state: 'consumers-partial',
    press: [
      ...CHECK,
      CONSUMER,
      'shop · 10.1.0.0/16 · account 210987654321',
      'Check',
    ],
    says: 'The check failed',
  },
  {
    name: 'consumers that may not be listed',
    state: 'consumers-not-allowed',
    press: CHECK,
    says: 'fargate-api.consumers.check',
  },
];

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 800 } },
] as const;

const card = (page: Page) => page.getByRole('article');

/** A button, an item of a menu or a choice, by its whole name. */
const button = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('menuitem', { name, exact: true }))
    .or(page.getByRole('option', { name, exact: true }));

/** A dialog proper: popovers of menus have the role too, but no heading. */
const dialog = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('heading') });

/**
 * The elements that fade in or out. An animation that scrolling drives never
 * ends, nor does one without an end.
 */
const fadingElements = () => [
  ...[...document.querySelectorAll('[data-entering], [data-exiting]')].map(
    ({ className }) => className,
  ),
  ...document
    .getAnimations()
    .flatMap(({ playState, timeline, effect }) =>
      playState === 'running' &&
      timeline instanceof DocumentTimeline &&
      effect instanceof KeyframeEffect &&
      effect.getComputedTiming().endTime !== Infinity
        ? [effect.target?.className]
        : [],
    ),
];

/**
 * Holds what is on the page against WCAG, and its width against the window's.
 *
 * @param arrive - Loads the page.
 * @param open - Done anew in each look: a change of theme puts the app up anew,
 * with everything closed.
 */
async function examine(
  page: Page,
  arrive: () => Promise<void>,
  open: () => Promise<void>,
) {
  await page.emulateMedia({ colorScheme: LOOKS[0].colorScheme });
  await arrive();
  for (const { colorScheme, viewport } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    await open();
    // Half-way faded in or out, a dialog or a list has too little contrast.
    await expect.poll(() => page.evaluate(fadingElements)).toEqual([]);

    const { violations } = await new AxeBuilder({ page })
      // What React Aria had screen readers say, naming what may be gone since.
      .exclude('[data-live-announcer]')
      // Without frames there is nothing to collect from them in a page of its own.
      .setLegacyMode()
      .analyze();
    expect(violations).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
}

/** Waits until the card, or one of several, stands in a state. */
const shows = (page: Page, state: State) =>
  expect(card(page)).toContainText([STATES[state]]);

async function openState(page: Page, state: State) {
  await page.goto(`/?state=${state}`);
  await shows(page, state);
}

/** Leads the app to a state without loading it again, as its links do. */
async function switchTo(app: Page, state: State) {
  await app.evaluate(name => {
    history.pushState(null, '', `/?state=${name}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, state);
  await expect(
    app.getByRole('heading', { name: state, exact: true, level: 2 }),
  ).toBeVisible();
}

/** Opens everything that can be opened, so that it is examined too. */
async function expandAll(page: Page) {
  const closed = card(page).locator(
    'button[aria-expanded=false]:not([aria-haspopup])',
  );
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

for (const state of Object.keys(STATES) as State[]) {
  test(`is accessible and fits, wide or narrow, light or dark: ${state}`, async ({
    app,
  }) => {
    await examine(
      app,
      () => switchTo(app, state),
      async () => {
        // It was there for the first request only, which a new app does not send.
        if (state === 'removed') await openState(app, state);
        await shows(app, state);
        await expandAll(app);
      },
    );
  });
}

/** A card that loads, and the usual one, which takes its place. */
const LOADED = [
  { loading: 'loading', loaded: 'healthy' },
  { loading: 'environment-loading', loaded: 'environment' },
] as const;

for (const { loading, loaded } of LOADED) {
  test(`is as tall while it loads as then, within a tenth: ${loaded}`, async ({
    page,
  }) => {
    const height = async (state: State) => {
      await openState(page, state);
      return (await card(page).boundingBox())!.height;
    };
    for (const width of [1280, 400]) {
      await page.setViewportSize({ width, height: 900 });
      const usual = await height(loaded);
      const difference = Math.abs((await height(loading)) - usual);
      expect(difference / usual).toBeLessThan(0.1);
    }
  });
}

for (const { name: what, state, press, says } of DIALOGS) {
  test(`is accessible and fits, wide or narrow, light or dark: ${what}`, async ({
    app,
  }) => {
    await examine(
      app,
      () => switchTo(app, state),
      async () => {
        await shows(app, state);
        for (const name of press) {
          await button(app, name).click();
        }
        await expect(dialog(app)).toContainText(says);
      },
    );
  });
}

test('keeps what may not be done out of sight', async ({ page }) => {
  await openState(page, 'internal');
  await expandAll(page);

  await expect(button(page, 'Actions')).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: /^Stop task|^Logs of task/ }),
  ).toHaveCount(0);
});

test('forces a new deployment by keyboard, and tells how it ends', async ({
  page,
}) => {
  await openState(page, 'operations');

  await button(page, 'Actions').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Force new deployment…')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await button(page, 'Force new deployment').focus();
  await page.keyboard.press('Enter');

  await expect(dialog(page)).toHaveCount(0);
  await expect(
    page.getByText('New deployment of orders started'),
  ).toBeVisible();
  await expect(card(page)).toContainText('Rolling out');
  await expect(
    page.getByText('New deployment of orders completed'),
  ).toBeVisible();
  await expect(card(page)).toContainText('Healthy');
});

test('lists the deployments by keyboard, and leads to the way back', async ({
  page,
}) => {
  await openState(page, 'healthy');
  const history = button(page, 'Deployments');
  await expect(history).toHaveAttribute('aria-expanded', 'false');
  await history.press('Enter');

  const item = card(page)
    .getByRole('listitem')
    .filter({ hasText: 'orders:13 · by bob · approved by pat · took 2 min' });
  await expect(item).toContainText('image of app: nginx:1.26, now nginx:1.27');
  await expect(item).toContainText('variable LOG_LEVEL with another value');
  const back = item.getByRole('link', { name: 'Roll back to orders:13…' });
  await expect(back).toHaveAttribute(
    'href',
    /fargate-roll-back-api\?formData=.*%22revision%22%3A13/,
  );
  await back.focus();
  await expect(back).toBeFocused();
});

test('gives the focus back when a dialog is left', async ({ page }) => {
  await openState(page, 'healthy');
  await button(page, 'Tasks (2)').click();

  for (const [opener, ...then] of [
    ['Actions', 'Set desired count…'],
    ['Stop task 0c9a3f1b…'],
    ['Logs of task 0c9a3f1b'],
  ]) {
    for (const name of [opener, ...then]) {
      await button(page, name).press('Enter');
    }
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(button(page, opener)).toBeFocused();
  }
});

test('sets the desired count within its limits', async ({ page }) => {
  await openState(page, 'operations');
  await button(page, 'Actions').click();
  await button(page, 'Set desired count…').click();

  const field = page.getByRole('textbox', { name: 'Desired count' });
  await expect(field).toBeFocused();
  await field.fill('99');
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('20');
  await field.fill('3');
  await page.keyboard.press('Tab');
  await expect(dialog(page)).toContainText(
    '1 more task starts and receives requests once it is healthy.',
  );
  await button(page, 'Set desired count').click();

  await expect(
    page.getByText('Desired count of orders set to 3'),
  ).toBeVisible();
  await expect(page.getByText('orders scaled to 3')).toBeVisible();
});

test('copies the lines of a log', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openState(page, 'degraded');
  await button(page, 'Tasks (3)').click();
  await button(page, 'Logs of task 8e9f0a1b').click();

  await button(page, 'Copy the log lines').click();

  await expect(page.getByText('Copied')).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '2026-11-22T09:55:10.250Z proxy nginx/1.27.2 started',
  );
});

test('copies what is missing for the other side', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openState(page, 'consumers');
  for (const name of [
    ...CHECK,
    CONSUMER,
    'crm · 10.2.0.0/16 · account 210987654321',
    'Check',
    'Copy the result',
  ]) {
    await button(page, name).click();
  }

  await expect(page.getByText('Copied')).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^vpc-0a2bab76b25191e32 \(account 210987654321\) cannot reach https:\/\/api\.acme\.com\. consumer-route: /,
  );
});

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

for (const state of ['degraded', 'environment'] as const) {
  test(`shows the legacy card in an app of the old frontend system: ${state}`, async ({
    page,
  }) => {
    await examine(
      page,
      async () => {
        await page.goto(`/legacy?state=${state}`);
      },
      async () => {
        await shows(page, state);
        await expandAll(page);
      },
    );
  });
}

test('opens the dialogs of the legacy card', async ({ page }) => {
  await page.goto('/legacy?state=degraded');
  await button(page, 'Actions').press('Enter');
  await button(page, 'Force new deployment…').press('Enter');

  await expect(dialog(page)).toContainText('Force a new deployment of orders?');
});
