import { readFile } from 'node:fs/promises';
import { get, IncomingMessage } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeAddressesCommand,
  DescribeSecurityGroupsCommand,
  DescribeTransitGatewaysCommand,
  DescribeVpcsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeTaskDefinitionCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  cardOn,
  choose,
  createLink,
  enter,
  field,
  next,
  nextAfterChoice,
  nextIsRefused,
  openWizard,
  ownerChosen,
  review,
} from './wizard';

// One portal and one simulated AWS; each test builds on what the tests before it
// created.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const inAccount = (accessKeyId: string) => ({
  endpoint: 'http://127.0.0.1:4566',
  region: 'eu-west-1',
  credentials: { accessKeyId, secretAccessKey: 'simulated' },
});
const aws = new CloudFormationClient(inAccount('123456789012'));
const ecs = new ECSClient(inAccount('123456789012'));
const ec2 = new EC2Client(inAccount('123456789012'));
const elbv2 = new ElasticLoadBalancingV2Client(inAccount('123456789012'));

/** The client of the platform team's account, which owns the transit gateway. */
const networkEc2 = new EC2Client(inAccount('210987654321'));

/** Calls an API by its host name, over HTTP or, as the simulator has it, HTTPS. */
async function callApi(
  host: string,
  protocol: 'http' | 'https' = 'http',
  path = '/',
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(
      `http://127.0.0.1:4566${path}`,
      { headers: { Host: host, 'X-Forwarded-Proto': protocol } },
      response => resolve(response.resume()),
    ).on('error', reject);
  });
}

async function stackNames(): Promise<string[]> {
  const { Stacks } = await aws.send(new DescribeStacksCommand({}));
  return (Stacks ?? []).map(stack => stack.StackName!).sort();
}

/** The status, the outputs and the parameters of a stack. */
async function readStack(StackName: string) {
  const { Stacks } = await aws.send(new DescribeStacksCommand({ StackName }));
  const { Outputs = [], Parameters = [], StackStatus } = Stacks![0];
  return {
    status: StackStatus,
    outputs: Object.fromEntries(
      Outputs.map(output => [output.OutputKey, output.OutputValue]),
    ),
    parameters: Object.fromEntries(
      Parameters.map(({ ParameterKey, ParameterValue }) => [
        ParameterKey,
        ParameterValue,
      ]),
    ),
  };
}

/** Leaves the page of a new environment as it comes. */
async function nextAfterTarget(page: Page) {
  await expect(
    page.getByRole('button', { name: /^dev · account 123456789012/ }),
  ).toBeVisible();
  await next(page);
}

const useExampleImage = (page: Page) =>
  page.getByRole('button', { name: /^Use an example: .*nginx/ }).click();

/** Checks the elements that `selector` finds against WCAG. */
async function checkAccessibility(page: Page, selector: string) {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    // Backstage's own red is too dark for its own dark theme.
    .exclude('.Mui-error')
    // The form library gives the title of an object or list a level five heading.
    .exclude('[id$=__title]')
    // Backstage's graph of relations, while it loads.
    .exclude('.MuiCircularProgress-root')
    .analyze();
  expect(violations).toEqual([]);
}

/** Checks a whole page, but for what Backstage's own frame and bars have. */
async function checkWholePage(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    // Not all of its pages have landmarks, and its errors have a heading of level six.
    .disableRules(['region', 'landmark-one-main', 'heading-order'])
    .exclude('.bui-Tab')
    .exclude('.MuiLinearProgress-root')
    .analyze();
  expect(violations).toEqual([]);
}

/** The catalog's own card on the page of an entity. */
const about = (page: Page) =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'About' }) });

test('the first page says what this is, and the page of the simulated AWS what exists', async ({
  page,
}) => {
  await enter(page);
  await expect(
    page.getByText(/^Deploy HTTP APIs from container images to AWS Fargate/),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Deploy your first API' }),
  ).toHaveAttribute('href', '/create/templates/default/fargate-public-api');
  await expect(page.getByText('Neither you nor your teams own')).toHaveCount(2);
  await expect(page.getByText(/features might be unavailable/)).toHaveCount(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    await checkWholePage(page);
  }

  await page.goto(
    (await page
      .getByRole('link', { name: 'Simulated AWS' })
      .getAttribute('href'))!,
  );
  await expect(page.getByText(/^It is .*20 times as fast/)).toBeVisible();
  for (const name of ['Clock', 'Stacks', 'ECS services', 'Faults']) {
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  await checkAccessibility(page, 'body');
});

test('invalid input is refused before anything is created', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openWizard(page);

  await test.step('the name, while typing', async () => {
    const name = field(page, 'Name');
    await name.fill('Orders API');
    const message =
      'Only lower-case letters, digits and hyphens, e.g. orders-api.';
    await expect(page.getByText(message)).toBeVisible();
    await expect(name).toHaveAccessibleDescription(new RegExp(message));
    await name.fill('1orders');
    await expect(page.getByText('Must start with a letter')).toBeVisible();
  });

  await test.step('image and health check path, with all errors at once', async () => {
    await field(page, 'Container image').fill('https://example.com/my image');
    await field(page, 'Health check path').fill('health');
    await nextIsRefused(page);
    await expect(
      page.getByRole('listitem').filter({ hasText: /^'/ }),
    ).toHaveText([
      "'Name' must be at most 32 lower-case letters, digits and single hyphens, start with a letter and not end with a hyphen",
      "'Container image' must be an image such as registry/repo:tag, in lower case, without https:// or spaces",
      "'Health check path' must start with / and contain no spaces",
    ]);
    await checkAccessibility(page, 'form');
  });

  await test.step('a port out of range', async () => {
    await field(page, 'Name').fill('orders');
    await field(page, 'Container image').fill('nginx:1.27');
    await field(page, 'Health check path').fill('/');
    await field(page, 'Port').fill('99999');
    await expect(
      page.getByText('Must be a port from 1 to 65535.'),
    ).toBeVisible();
    await nextIsRefused(page);
    await expect(
      page.getByText("'Port' must be a port from 1 to 65535"),
    ).toBeVisible();
    await field(page, 'Port').fill('80');
    await expect(page.getByText(/^Must be a port/)).toHaveCount(0);
    await next(page);
  });

  await test.step('the environment name', async () => {
    await field(page, /Environment name/).fill('dev-');
    await expect(
      page.getByText('Single hyphens only, not at the end.'),
    ).toBeVisible();
    await nextIsRefused(page);
    await expect(
      page.getByText(
        "'Environment Name' must be at most 32 lower-case letters",
      ),
    ).toBeVisible();
    await checkAccessibility(page, 'form');
    await field(page, /Environment name/).fill('dev');
    await nextAfterTarget(page);
    await nextAfterChoice(page);
  });

  await test.step('the number of tasks', async () => {
    for (const count of ['0', '-1', '1000000000', 'two']) {
      await field(page, 'Number of tasks').fill(count);
      await page.getByRole('button', { name: 'Review' }).click();
      await expect(
        page.getByText("'Number of tasks' must be a number from 1 to 50"),
      ).toBeVisible();
    }
    await field(page, 'Number of tasks').fill('8');
    await page.getByRole('button', { name: 'Scaling' }).click();
    await page.getByRole('option', { name: /^Autoscaling/ }).click();
    await expect(
      page.getByText('Must be at least the number of tasks, 8.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(
      page.getByText(/^'.+' must be at least the number of tasks, 8$/),
    ).toBeVisible();
  });

  await test.step('the CIDR block', async () => {
    await page.goto('/create/templates/default/fargate-environment');
    await ownerChosen(page);
    await next(page);
    for (const cidr of ['10.0.0.0/33', '300.0.0.0/16', '10.0.0.0']) {
      await field(page, 'VPC CIDR block').fill(cidr);
      await page.getByRole('button', { name: 'Review' }).click();
      await expect(
        page.getByText(
          "'Vpc Cidr Block' must be a CIDR block from /16 to /20, such as 10.0.0.0/16",
        ),
      ).toBeVisible();
    }
  });

  expect(await stackNames()).toEqual([]);
});

test('the forms are in the language of the user', async ({ page }) => {
  await enter(page);
  await page.goto('/settings');
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(
    page.getByRole('link', { name: 'Simuliertes AWS' }),
  ).toBeVisible();
  await createLink(page).click();
  await expect(
    page.getByText('Öffentliche API auf Fargate', { exact: true }),
  ).toBeVisible();
  await expect(page.getByText('API on Fargate')).toHaveCount(0);
  await page.goto('/create/templates/default/fargate-public-api');
  await expect(
    page.getByRole('textbox', { name: 'Container-Image' }),
  ).toBeVisible();
  await expect(
    page.getByText('Das Team, das für diese API Rufbereitschaft hat.'),
  ).toBeVisible();
  await field(page, 'Port').fill('99999');
  await expect(
    page.getByText('Muss ein Port von 1 bis 65535 sein.'),
  ).toBeVisible();

  await test.step('what is required, and yes and no', async () => {
    await expect(page.getByText('(Erforderlich)').first()).toBeVisible();
    await expect(page.getByText('(Required)')).toHaveCount(0);
    await page.getByRole('checkbox').first().check();
    for (const name of ['Ja', 'Nein']) {
      await expect(page.getByRole('radio', { name, exact: true })).toHaveCount(
        2,
      );
    }
    await page.getByRole('checkbox').first().uncheck();
  });

  await test.step('the template, its pages, its buttons and the list of errors too', async () => {
    await expect(
      page.getByRole('heading', { name: 'Öffentliche API auf Fargate' }),
    ).toBeVisible();
    for (const title of ['Umgebung', 'Größe und Skalierung', 'Überprüfen']) {
      await expect(page.getByText(title, { exact: true })).toBeVisible();
    }
    await page.getByRole('button', { name: 'Weiter' }).click();
    await expect(
      page.getByText("'Port' muss ein Port von 1 bis 65535 sein"),
    ).toBeVisible();
    await checkAccessibility(page, 'form');
  });
});

/** Answers the browser's directory picker with a folder that holds one file. */
async function mockDirectoryPicker(page: Page, file: string, content: string) {
  await page.addInitScript(
    async ([name, text]) => {
      Object.assign(window, {
        async showDirectoryPicker() {
          const folder = await navigator.storage.getDirectory();
          const handle = await folder.getFileHandle(name, { create: true });
          const stream = await handle.createWritable();
          await stream.write(text);
          await stream.close();
          return folder;
        },
      });
    },
    [file, content],
  );
}

test('a dry run in the template editor plans and creates nothing', async ({
  page,
}) => {
  await mockDirectoryPicker(
    page,
    'template.yaml',
    await readFile('templates/software/public-api/template.yaml', 'utf8'),
  );
  await enter(page);
  await page.goto('/create/edit');
  await page.getByRole('button', { name: /^Load Template Directory/ }).click();
  await ownerChosen(page);
  await field(page, 'Name').fill('orders');
  await useExampleImage(page);
  await next(page);
  await nextAfterTarget(page);
  await nextAfterChoice(page);
  await review(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('tab', { name: 'Log' }).click();
  await page.getByText('Check', { exact: true }).last().click();
  await expect(
    page.getByText(/Price +about \$\d+\.\d\d a month/).first(),
  ).toBeVisible();
  await page
    .getByText('Deploy the environment', { exact: true })
    .last()
    .click();

  for (const line of [
    /Plan +environment-dev-vpc: \d+ to add/,
    /Plan +environment-dev-cluster: \d+ to add/,
    'Dry run       environment-dev-vpc: nothing was changed',
  ]) {
    await expect(page.getByText(line).first()).toBeVisible();
  }
  expect(await stackNames()).toEqual([]);
});

test('from Create to a healthy API on its entity page', async ({ page }) => {
  let price = '';
  await openWizard(page);

  await test.step('service: a name, and an example of an image', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('orders');
    await useExampleImage(page);
    await expect(page.getByRole('radio', { name: /^Experim/ })).toBeChecked();
    await page.getByRole('radio', { name: /^Production/ }).check();
    await checkAccessibility(page, 'form');
    await next(page);
  });

  await test.step('environment: the account and region by name', async () => {
    await expect(
      page.getByRole('button', {
        name: 'dev · account 123456789012 · eu-west-1',
      }),
    ).toBeVisible();
    await checkAccessibility(page, 'form');
    await next(page);
  });

  await test.step('domain name: none where there is no zone, and says what that means', async () => {
    await expect(
      page.getByRole('radio', { name: /NOT encrypted/ }),
    ).toBeChecked();
    await checkAccessibility(page, 'form');
    await next(page);
  });

  await test.step('size: only CPU and memory pairs that Fargate offers', async () => {
    await page.getByRole('button', { name: 'Task size' }).click();
    await page.getByRole('option', { name: 'custom' }).click();
    await page.getByRole('button', { name: /^CPU/ }).click();
    await page.getByRole('option', { name: '0.5 vCPU', exact: true }).click();
    await page.getByRole('button', { name: /^Memory/ }).click();
    await expect(page.getByRole('option')).toHaveText([
      '1024',
      '2048',
      '3072',
      '4096',
    ]);
    await page.getByRole('option', { name: '2048' }).click();
    await review(page);
  });

  await test.step('review: the name, account and region', async () => {
    for (const text of ['orders', '123456789012', 'eu-west-1', '2048']) {
      await expect(
        page.getByRole('cell', { name: text }).first(),
      ).toBeVisible();
    }
    await expect(
      page.getByRole('row', { name: 'Owner team-orders', exact: true }),
    ).toBeVisible();
    await expect(
      page.getByRole('row', { name: /^Lifecycle Production, / }),
    ).toBeVisible();
    await expect(page.getByRole('cell', { name: ':default/' })).toHaveCount(0);
    const row = page.getByRole('row', { name: /^Price a month about/ });
    price = (await row.innerText()).match(/\$\d+\.\d\d a month/)![0];
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('the log shows the progress of each resource', async () => {
    const log = page.getByRole('log', { name: 'Log of the deployment' });
    await expect(log.getByText('Network').first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(log.getByText(/of about \d+ s/).first()).toBeVisible();
    await expect(
      log.getByText(/simulated: its clock runs 20 times as fast/).first(),
    ).toBeVisible();
    // The plan says what the review page said, to the cent.
    await expect(log.getByText(`about ${price}`)).toBeVisible();
    // No DNS zone, secret or repository: nobody asked for them.
    await expect(
      page.getByTestId('step-label').filter({ visible: true }),
    ).toContainText([
      'Check',
      'Deploy the environment',
      'Deploy the API',
      'Register the API',
    ]);
    await checkAccessibility(page, '[role=log]');
    const { scroll, shown } = await log.evaluate(box => ({
      scroll: box.scrollWidth,
      shown: box.clientWidth,
    }));
    expect(scroll).toBe(shown);
    await expect(
      page.getByRole('link', { name: 'Open in catalog' }),
    ).toBeVisible({ timeout: 90_000 });
    await expect(
      page.getByRole('link', { name: 'Call the API' }),
    ).toHaveAttribute(
      'href',
      /^http:\/\/orders-.*\.eu-west-1\.elb\.localhost:4566$/,
    );
  });

  await test.step('the API answers, and its response names the task', async () => {
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Call the API' }).click();
    const api = await opened;
    await expect(api.getByText('simulated task of orders')).toBeVisible();
    await expect(
      api.getByRole('row', { name: /^task [0-9a-f]{32}$/ }),
    ).toBeVisible();
    await api.close();
  });

  await test.step('the entity page shows that it is healthy', async () => {
    await page.getByRole('link', { name: 'Open in catalog' }).click();
    await expect(page.getByText('2 of 2 running')).toBeVisible();
    await expect(page.getByText('Healthy', { exact: true })).toBeVisible();
    await expect(
      page
        .getByRole('img', { name: /2 healthy/ })
        .or(page.getByText('2 healthy'))
        .first(),
    ).toBeVisible();
    await expect(page.getByText('public', { exact: true })).toBeVisible();
    await expect(page.getByText('ALB', { exact: true })).toBeVisible();
    await expect(page.getByText(/^Completed .* ago/)).toBeVisible();
    await expect(
      cardOn(page).getByText(/^about \$\d+\.\d\d a month/),
    ).toBeVisible();
    await expect(about(page)).toContainText('production');
    await expect(
      cardOn(page).getByText(/^AWS is simulated: .* 20 times as fast/),
    ).toBeVisible();
  });

  await test.step('its environment by name, which leads to its page', async () => {
    await cardOn(page).getByRole('link', { name: 'dev', exact: true }).click();
    await expect(
      page.getByRole('heading', { name: 'Fargate environment' }),
    ).toBeVisible();
    await page.goBack();
    await expect(page.getByText('2 of 2 running')).toBeVisible();
  });

  await test.step('each link to the console opens a page of the simulated AWS', async () => {
    for (const [name, title] of [
      ['Open in AWS: Service', 'Service orders'],
      ['Open in AWS: Logs', 'Log group'],
      ['Open in AWS: Stack', 'Stack orders'],
    ]) {
      const opened = page.waitForEvent('popup');
      await cardOn(page).getByRole('link', { name }).click();
      const resource = await opened;
      await expect(
        resource.getByRole('heading', { name: title }),
      ).toBeVisible();
      for (const colorScheme of ['dark', 'light'] as const) {
        await resource.emulateMedia({ colorScheme });
        await checkAccessibility(resource, 'body');
      }
      await resource.close();
    }
  });

  await test.step('the home page shows its state and when it was deployed', async () => {
    await page.getByRole('link', { name: 'Fargate APIs' }).first().click();
    const orders = page
      .getByRole('list', { name: 'Your APIs' })
      .getByRole('listitem');
    await expect(orders).toContainText('orders');
    await expect(orders).toContainText('Healthy');
    await expect(orders).toContainText(/deployed .+ ago/);
    await expect(
      page.getByRole('list', { name: 'Your environments' }),
    ).toContainText('dev');
    await checkAccessibility(page, '.bui-Container');
    await orders.getByRole('link', { name: 'orders' }).click();
    await expect(page.getByText('2 of 2 running')).toBeVisible();
  });

  await test.step('without an OpenAPI document, its definition has the health check', async () => {
    await page.goto('/catalog/default/api/orders/definition');
    await expect(page.getByText('No OpenAPI document was given')).toBeVisible();
    await expect(page.getByText('Health check', { exact: true })).toBeVisible();
    await expect(page.getByText('No operations defined in spec!')).toHaveCount(
      0,
    );
    await page.goBack();
    await expect(page.getByText('2 of 2 running')).toBeVisible();
  });

  await test.step('on a phone and at 200 % zoom it comes before About', async () => {
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 640, height: 450 },
    ]) {
      await page.setViewportSize(viewport);
      await expect
        .poll(
          async () =>
            (await about(page).boundingBox())!.y -
            (await cardOn(page).boundingBox())!.y,
        )
        .toBeGreaterThan(0);
    }
  });

  expect(await stackNames()).toEqual([
    'environment-dev-cluster',
    'environment-dev-vpc',
    'orders',
  ]);
});

test('a repository: refused at its field without a token, and by the check before anything is created', async ({
  page,
}) => {
  const before = await stackNames();
  await openWizard(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('typo');
  await useExampleImage(page);
  await page.getByRole('radio', { name: 'Create one for this API' }).check();
  const owner = field(page, /^Owner on github\.com/);
  const name = field(page, /^Name of the repository/);
  const noToken = page.getByText(
    /^This portal has no token for acme on github\.com\. Ask an administrator/,
  );

  await test.step('the demo has a stand-in for GitHub, and no token for the real one', async () => {
    await expect(name).toBeVisible();
    const standIn = page.getByRole('button', { name: /^localhost:4570 Host/ });
    // Without the AWS CLI there is no stand-in, and only one host.
    if (await standIn.isVisible()) {
      await standIn.click();
      await page.getByRole('option', { name: 'github.com' }).click();
    }
    await expect(owner).toBeVisible();
  });

  await test.step('one without a name is refused', async () => {
    await nextIsRefused(page);
    await expect(
      page.getByText("'Repo' must have an owner and a name"),
    ).toBeVisible();
    await expect(page.getByText('Must not be empty.')).toHaveCount(2);
  });

  await test.step('one without a token is refused as the owner is left, and by Next', async () => {
    await owner.fill('acme');
    await expect(noToken).toHaveCount(0);
    await name.click();
    await expect(noToken).toBeVisible();
    await expect(owner).toHaveAttribute('aria-invalid', 'true');
    await name.fill('typo');
    await nextIsRefused(page);
    await expect(
      page.getByText(
        /'Repo' cannot be created: this portal has no token for acme on github\.com/,
      ),
    ).toBeVisible();
    await expect(page.getByText(/no token for acme/)).toHaveCount(2);
    await checkAccessibility(page, 'form');
  });

  await test.step('it clears as the owner is changed', async () => {
    await owner.fill('acm');
    await expect(noToken).toHaveCount(0);
    await owner.fill('acme');
  });

  await test.step('while it cannot be asked, the review page names it', async () => {
    await page.route('**/v1/repository-check?**', route => route.abort());
    await next(page);
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await nextAfterChoice(page);
    await review(page);
    await expect(
      page.getByRole('row', { name: 'Repository acme/typo on github.com' }),
    ).toBeVisible();
    await expect(page.getByRole('cell', { name: '?owner=' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('the check refuses it too', async () => {
    await expect(
      page
        .getByText(/this portal has no token for acme on github\.com/)
        .first(),
    ).toBeVisible({ timeout: 60_000 });
    expect(await stackNames()).toEqual(before);
  });
});

test('a crashing image fails with its cause, and its stack is deleted', async ({
  page,
}) => {
  await openWizard(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('broken');
  await page
    .getByRole('textbox', { name: 'Container image' })
    .fill('public.ecr.aws/fargate-api/crash:1');
  await next(page);

  await test.step('in the existing environment', async () => {
    await expect(
      page.getByRole('radio', { name: 'Use an existing environment' }),
    ).toBeChecked();
    await expect(
      page.getByRole('textbox', { name: /Existing environment/ }),
    ).toHaveValue('dev');
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
  });
  await nextAfterChoice(page);
  await review(page);

  await test.step('review: the account and region, and no fields of the other choice', async () => {
    await expect(
      page.getByRole('row', { name: 'Existing environment dev' }),
    ).toBeVisible();
    await expect(
      page.getByRole('row', { name: 'Account 123456789012' }),
    ).toBeVisible();
    await expect(
      page.getByRole('row', { name: 'Region eu-west-1' }),
    ).toBeVisible();
    await expect(
      page.getByRole('row', { name: /^(NAT|Environment name)/i }),
    ).toHaveCount(0);
  });
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(
    page
      .getByText(
        /broken: container broken exited with code 1 \("Error: Environment variable DATABASE_URL is not set"\)/,
      )
      .first(),
  ).toBeVisible({ timeout: 90_000 });
  await test.step('says in this order what happened, why, what is now and what to do', async () => {
    await expect(page.getByRole('term')).toHaveText([
      'What happened',
      'Why',
      'Evidence',
      'Now',
      'Next',
    ]);
    await expect(
      page.getByRole('definition').filter({ hasText: 'DATABASE_URL' }).first(),
    ).toBeVisible();
    await checkAccessibility(page, 'dl');
  });
  await test.step('the log ends with what to do, and can be hidden', async () => {
    const log = page.getByRole('log');
    await expect(log.getByText(/^Next/).last()).toBeVisible();
    await expect(
      page.getByText(/^Skipping step/).filter({ visible: true }),
    ).toHaveCount(0);
    await page.getByRole('button', { name: 'Hide Logs' }).click();
    await expect(log).toBeHidden();
    await page.getByRole('button', { name: 'Show Logs' }).click();
    await expect(log).toBeVisible();
    await checkWholePage(page);
  });

  expect(await stackNames()).not.toContain('broken');
});

test('a wrong port: the banner names the one that the log shows', async ({
  page,
}) => {
  await openWizard(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('elsewhere');
  await field(page, 'Container image').fill(
    'public.ecr.aws/fargate-api/other-port:1',
  );
  await next(page);
  await expect(
    page.getByText('In account 123456789012, eu-west-1.'),
  ).toBeVisible();
  await next(page);
  await nextAfterChoice(page);
  await review(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('alert').first()).toContainText('9999', {
    timeout: 150_000,
  });
  expect(await stackNames()).not.toContain('elsewhere');
});

test('operations from the card', async ({ page }) => {
  await enter(page);
  await page.goto('/catalog/default/api/orders');
  const card = cardOn(page);
  await expect(card).toContainText('2 of 2 running');
  await card.getByRole('button', { name: /^Tasks/ }).click();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    await expect(card).toContainText('2 of 2 running');
    await checkAccessibility(page, 'article');
  }
  await card.getByRole('button', { name: /^Tasks/, expanded: false }).click();

  await test.step('what the buttons without a text are for', async () => {
    for (const name of ['Refresh', 'Actions', 'Copy endpoint']) {
      await card.getByRole('button', { name, exact: true }).first().hover();
      await expect(page.getByRole('tooltip')).toHaveText(name);
      await page.mouse.move(0, 0);
      await expect(page.getByRole('tooltip')).toHaveCount(0);
    }
  });

  await test.step('setting the desired count by keyboard, within its limits', async () => {
    await card.getByRole('button', { name: 'Actions' }).press('Enter');
    await page
      .getByRole('menuitem', { name: 'Set desired count…' })
      .press('Enter');
    const count = page.getByRole('textbox', { name: 'Desired count' });
    await count.fill('9999');
    await count.press('Tab');
    await expect(count).toHaveValue('10');
    await count.fill('3');
    await count.press('Tab');
    await page
      .getByRole('button', { name: 'Set desired count' })
      .press('Enter');
    await expect(page.getByText('orders scaled to 3')).toBeVisible({
      timeout: 60_000,
    });
    await expect(card).toContainText('3 of 3 running');
  });

  await test.step('stopping a task, which ECS replaces', async () => {
    const tasks = card.getByRole('button', { name: /^Stop task/ });
    await expect(tasks).toHaveCount(3);
    await tasks.first().click();
    await page.getByRole('button', { name: 'Stop this task' }).click();
    await expect(
      page.getByText(/Task .* of orders is being stopped/),
    ).toBeVisible();
    await card
      .getByRole('button', { name: /^Stopped tasks \([1-9]/ })
      .click({ timeout: 60_000 });
    await expect(card).toContainText('3 of 3 running', { timeout: 60_000 });
  });

  await test.step('the last lines of a running and of a stopped task', async () => {
    const logs = card.getByRole('button', { name: /^Logs of task/ });
    for (const task of [logs.first(), logs.last()]) {
      await task.click();
      await expect(page.getByRole('dialog')).toContainText(
        /\d+ lines?, times? in UTC/,
      );
      await page.keyboard.press('Escape');
    }
  });

  await test.step('a new deployment', async () => {
    await card.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Force new deployment…' }).click();
    await page.getByRole('button', { name: 'Force new deployment' }).click();
    await expect(
      page.getByText('New deployment of orders started'),
    ).toBeVisible();
    await expect(card).toContainText('Rolling out');
    await expect(
      page.getByText('New deployment of orders completed'),
    ).toBeVisible({ timeout: 90_000 });
    await expect(card).toContainText('Healthy');
  });
});

test('an update: a new image, then no change', async ({ page }) => {
  await enter(page);

  await test.step('the menu leads to the form with the current image, and its Delete is red', async () => {
    await page.goto('/catalog/default/api/orders');
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await expect(page.getByRole('menuitem')).toHaveText([
      'Force new deployment…',
      'Set desired count…',
      'Deploy a new image…',
      'Change size and scaling…',
      'Promote…',
      'Move to another load balancer…',
      'Roll back…',
      'Delete…',
    ]);
    await expect(
      page.getByRole('menuitem', { name: 'Delete…' }),
    ).toHaveAttribute('data-color', 'danger');
    await page.getByRole('menuitem', { name: 'Deploy a new image…' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await expect(field(page, 'Container image')).toHaveValue(
      'public.ecr.aws/docker/library/nginx:1.27',
    );
  });

  await test.step('a new image rolls out, other settings are kept', async () => {
    await choose(page, 'Update an API on Fargate');
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await field(page, 'Container image').fill(
      'public.ecr.aws/docker/library/nginx:1.28',
    );
    await page.getByRole('button', { name: /^Lifecycle No/ }).click();
    await page.getByRole('option', { name: /^Deprecated/ }).click();
    await next(page);
    await review(page);
    await expect(
      page.getByRole('row', { name: 'Account 123456789012' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Update' }).click();
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 90_000 });
    const card = cardOn(page);
    await expect(card).toContainText('nginx:1.28');
    await expect(card).toContainText('Healthy');
    await expect(card).toContainText('0.5 vCPU · 2 GB');
    // The page has the entity that it was opened with.
    await expect(async () => {
      await page.reload();
      await expect(about(page)).toContainText('deprecated', {
        timeout: 5_000,
      });
    }).toPass();
    await expect(card).toContainText('Healthy');
  });

  await test.step('the menu leads to the wizard that rolls back to the one before', async () => {
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Roll back…' }).click();
    await expect(
      page.getByRole('button', {
        name: /^orders:\d+ · nginx:1\.27 · .+ ago Revision to restore/,
      }),
    ).toBeVisible();
    await checkAccessibility(page, 'form');
    await review(page);
    await expect(
      page.getByRole('row', { name: /^Revision to restore \d+$/ }),
    ).toBeVisible();
  });

  await test.step('no change succeeds and says so', async () => {
    await choose(page, 'Update an API on Fargate');
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(
      page
        .getByText('Nothing to change: orders already has these settings.')
        .first(),
    ).toBeVisible({ timeout: 60_000 });
    await expect(
      page.getByRole('link', { name: 'Open in catalog' }),
    ).toBeVisible();
  });
});

test('an update after a pipeline deployed: names the difference, and takes over what runs', async ({
  page,
}) => {
  const image = 'public.ecr.aws/docker/library/nginx:ci-42';
  const { outputs } = await readStack('orders');
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({
      taskDefinition: outputs.TaskDefinitionArn,
    }),
  );
  const registered = await ecs.send(
    new RegisterTaskDefinitionCommand({
      ...taskDefinition!,
      family: taskDefinition!.family!,
      containerDefinitions: taskDefinition!.containerDefinitions!.map(
        container => ({ ...container, image }),
      ),
    }),
  );
  await ecs.send(
    new UpdateServiceCommand({
      cluster: outputs.ClusterName,
      service: outputs.ServiceName,
      taskDefinition: registered.taskDefinition!.taskDefinitionArn,
    }),
  );
  await enter(page);

  await test.step('nothing is put back unasked', async () => {
    await choose(page, 'Update an API on Fargate');
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await field(page, 'Health check path').fill('/health');
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(
      page
        .getByText(
          /nginx:ci-42 runs, not from this stack, and the update would/,
        )
        .first(),
    ).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the failure leads back to the form, which offers to take it over', async () => {
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await expect(field(page, 'Health check path')).toHaveValue('/health');
    await next(page);
    await page
      .getByRole('button', { name: /Fail and list the differences/ })
      .click();
    await page
      .getByRole('option', { name: 'Take over the running image and size' })
      .click();
    await expect(
      page.getByRole('button', { name: /Take over the running image/ }),
    ).toBeVisible();
    await review(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 120_000 });
    await expect(cardOn(page)).toContainText('nginx:ci-42');
    await expect(cardOn(page)).toContainText('Healthy');
    expect((await readStack('orders')).parameters).toMatchObject({
      ImageUrl: image,
      HealthCheckPath: '/health',
    });
  });
});

test('an update with a typo in the health check path: fails, and the path from before is back', async ({
  page,
}) => {
  await enter(page);
  await choose(page, 'Update an API on Fargate');
  await expect(
    page.getByText('In account 123456789012, eu-west-1.'),
  ).toBeVisible();
  await next(page);
  await field(page, 'Health check path').fill('/does-not-exist');
  await next(page);
  await review(page);
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(
    page.getByText(/has the values from before again/).first(),
  ).toBeVisible({ timeout: 120_000 });
  expect((await readStack('orders')).parameters.HealthCheckPath).toBe(
    '/health',
  );
  await page.goto('/catalog/default/api/orders');
  await expect(cardOn(page)).toContainText('Healthy', { timeout: 60_000 });
});

/** A rule that is not of the stack of an API and keeps it from being deleted. */
async function foreignRule(api: string) {
  const [{ outputs }, environment] = await Promise.all([
    readStack(api),
    readStack('environment-dev-vpc'),
  ]);
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [environment.outputs.VpcId!] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  );
  return {
    GroupId: SecurityGroups![0].GroupId,
    IpPermissions: [
      {
        IpProtocol: '-1',
        UserIdGroupPairs: [{ GroupId: outputs.LoadBalancerSecurityGroupId }],
      },
    ],
  };
}

test('a deletion: refused while in use, unconfirmed or impossible, then done', async ({
  page,
}) => {
  const rule = await foreignRule('orders');
  await enter(page);

  async function select(entity: string, confirm: string, list?: RegExp) {
    await choose(page, 'Delete an API');
    await page.getByRole('textbox', { name: /API or environment/ }).click();
    await page.getByRole('option', { name: entity, exact: true }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    if (list) {
      await expect(page.getByText(list)).toBeVisible();
    }
    await field(page, /Type the name to confirm/).fill(confirm);
    await page.getByRole('button', { name: 'Review' }).click();
  }

  await test.step('an environment with an API in it, at its field', async () => {
    await select('dev', 'dev');
    await expect(
      page.getByText('dev is in use by orders. Delete that first.'),
    ).toBeVisible();
    await expect(
      page.getByText("'Entity' is in use by orders. Delete that first"),
    ).toBeVisible();
  });

  await test.step('an API with the wrong name, at its field', async () => {
    await select('orders', 'order');
    await expect(
      page.getByText(/^Its load balancer: http:\/\/orders-/),
    ).toBeVisible();
    await checkAccessibility(page, 'form');
    await expect(
      page.getByText('Must be orders, the name of what is to be deleted.'),
    ).toBeVisible();
    expect(await stackNames()).toContain('orders');
  });

  await test.step('an API that CloudFormation could not delete: before anything is deleted', async () => {
    await ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));
    await select('orders', 'orders');
    await expect(
      page.getByRole('row', { name: 'Account 123456789012' }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(
      page.getByText(/Nothing was deleted.* names security group sg-/).first(),
    ).toBeVisible({ timeout: 60_000 });
    expect((await readStack('orders')).status).toMatch(
      /^(CREATE|UPDATE).*_COMPLETE$/,
    );
  });

  await test.step('an API that somebody else could not delete stays in the catalog', async () => {
    await aws.send(new DeleteStackCommand({ StackName: 'orders' }));
    await expect
      .poll(async () => (await readStack('orders')).status, {
        timeout: 120_000,
      })
      .toBe('DELETE_FAILED');
    await page.goto('/catalog/default/api/orders');
    await expect(cardOn(page)).toBeVisible();
  });

  await test.step('an API, once that is mended, from AWS and the catalog', async () => {
    await ec2.send(new RevokeSecurityGroupIngressCommand(rule));
    await select('orders', 'orders', /^ECS service orders in /);
    await expect(
      page.getByRole('row', {
        name: /^What is deleted ECS service orders in .* Its roles, logs and DNS record/,
      }),
    ).toBeVisible();
    const button = page.getByRole('button', { name: 'Delete' });
    await expect(button).toHaveCSS('background-color', 'rgb(200, 30, 30)');
    await button.click();
    await expect(
      page.getByText('Deleted from AWS: orders.').first(),
    ).toBeVisible({
      timeout: 90_000,
    });
    expect(await stackNames()).not.toContain('orders');
    await page.goto('/catalog/default/api/orders');
    await expect(page.getByText(/not found/i).first()).toBeVisible();
  });
});

test('an internal API: domain name, certificate, VPC without NAT, route to its consumers', async ({
  page,
}) => {
  const { TransitGateways } = await networkEc2.send(
    new DescribeTransitGatewaysCommand({}),
  );
  // A consumer whose network has the addresses that the new environment gets.
  await new CloudFormationClient(inAccount('210987654321')).send(
    new CreateStackCommand({
      StackName: 'twin',
      TemplateBody: JSON.stringify({
        Resources: {
          Vpc: {
            Type: 'AWS::EC2::VPC',
            Properties: {
              CidrBlock: '10.16.0.0/16',
              Tags: [{ Key: 'Name', Value: 'twin' }],
            },
          },
        },
      }),
    }),
  );
  await openWizard(page, 'Internal API on Fargate');
  await page.getByRole('textbox', { name: 'Name' }).fill('ledger');
  await page
    .getByRole('textbox', { name: 'Container image' })
    .fill('123456789012.dkr.ecr.eu-west-1.amazonaws.com/ledger:1');
  await next(page);

  await test.step('a name that is taken, and a network of a consumer, are refused', async () => {
    await page
      .getByRole('radio', { name: 'Create a new environment without NAT' })
      .check();
    await field(page, /Environment name/).fill('dev');
    await expect(
      page.getByText(/dev exists already and belongs to team-orders\. Use it/),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Use dev' }).click();
    await expect(
      page.getByRole('radio', { name: 'Use an existing environment' }),
    ).toBeChecked();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await page
      .getByRole('radio', { name: 'Create a new environment without NAT' })
      .check();
    await field(page, /Environment name/).fill('inside');
    await field(page, /VPC CIDR block/).fill('10.1.0.0/16');
    await nextIsRefused(page);
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: /^Overlaps 10\.1\.0\.0\/16, which it is to be/ }),
    ).toBeVisible();
    await field(page, /VPC CIDR block/).fill('10.16.0.0/16');
  });

  await test.step('two accounts: the API in one, the parent zone in the other', async () => {
    await page
      .getByRole('textbox', { name: /Transit gateway/ })
      .fill(TransitGateways![0].TransitGatewayId!);
    await nextAfterTarget(page);
    await page
      .getByRole('textbox', { name: /Domain name/ })
      .fill('api.acme.com');
    await expect(
      page.getByRole('button', { name: /dev · account 123456789012/ }),
    ).toHaveCount(2);
    await page
      .getByRole('button', { name: /dev · account 123456789012/ })
      .last()
      .click();
    await page.getByRole('option', { name: /prod/ }).click();
    await next(page);
  });
  await review(page);
  await page.getByRole('button', { name: 'Create' }).click();

  const entityLink = page.getByRole('link', { name: 'Open in catalog' });
  await expect(entityLink).toBeVisible({ timeout: 110_000 });
  await entityLink.click();
  await expect(page.getByText('2 of 2 running')).toBeVisible();
  for (const text of ['Healthy', 'internal', 'NLB', 'TLS']) {
    await expect(page.getByText(text, { exact: true })).toBeVisible();
  }
  await expect(
    page.getByRole('link', { name: 'https://api.acme.com' }).first(),
  ).toBeVisible();
  await expect(page.getByText(/expires in \d+ d/)).toBeVisible();
  await expect(page.getByText('10.1.0.0/16', { exact: true })).toBeVisible();

  const check = async (vpc: RegExp) => {
    await page.getByRole('button', { name: /Consumer VPC/ }).click();
    await page.getByRole('option', { name: vpc }).click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
  };
  await test.step('a consumer with an attachment to the transit gateway can reach it', async () => {
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Check connectivity…' }).click();
    await check(/^shop · 10\.1\.0\.0\/16 · account 210987654321$/);
    await expect(page.getByText('shop can reach the API')).toBeVisible();
    await expect(
      page.getByRole('list', { name: 'Path of a request' }).getByText('OK:'),
    ).toHaveCount(8);
  });
  await test.step('for one without, what is missing and what to do', async () => {
    await check(/^reports · 10\.2\.0\.0\/16 /);
    await expect(page.getByText('reports cannot reach the API')).toBeVisible();
    await expect(
      page.getByText(
        `To do: the owner of the VPC attaches it to ${
          TransitGateways![0].TransitGatewayId
        } and adds a route with destination 10.16.0.0/16`,
      ),
    ).toBeVisible();
  });
  await test.step('one with the same addresses cannot be connected', async () => {
    await check(/^twin · 10\.16\.0\.0\/16 /);
    await expect(
      page.getByText(/overlaps 10\.16\.0\.0\/16 .*cannot be connected/),
    ).toBeVisible();
  });
});

test('a real application: it fails without its secret, gets one, and answers under its own name', async ({
  page,
}) => {
  test.setTimeout(420_000);
  await openWizard(page);

  await test.step('an image that needs DATABASE_URL, and a name in a new zone', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('basket');
    await field(page, 'Container image').fill(
      'public.ecr.aws/fargate-api/needs-env:1',
    );
    await next(page);
    await page.getByRole('textbox', { name: /Existing environment/ }).click();
    await page.getByRole('option', { name: 'dev', exact: true }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await page.getByRole('radio', { name: 'Create a new DNS zone' }).check();
    await field(page, /Domain name of the zone/).fill('shop.acme.com');
    const targets = page.getByRole('button', {
      name: /dev · account 123456789012/,
    });
    await expect(targets).toHaveCount(2);
    await targets.last().click();
    await page.getByRole('option', { name: /prod/ }).click();
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('it fails, and the failure leads back to the form', async () => {
    await expect(
      page.getByText(/basket: container basket exited with code 1/).first(),
    ).toBeVisible({ timeout: 180_000 });
    await page.getByRole('button', { name: 'Start over' }).click();
  });

  const secret = 'postgres://app:hunter2@db/basket';
  await test.step('a new secret: the form shows only that there is one', async () => {
    await field(page, /^New secret/).fill('DATABASE_URL');
    await page.getByLabel('Value of the new secret').fill(secret);
    await next(page);
    // The page is built anew once the environment is read.
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await next(page);
    await review(page);
    await expect(page.getByText('DATABASE_URL')).toBeVisible();
    await expect(page.getByText('hunter2')).toHaveCount(0);
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('it is healthy behind HTTPS', async () => {
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 180_000 });
    const card = cardOn(page);
    await expect(card).toContainText('2 of 2 running');
    await expect(card).toContainText('Healthy');
    await expect(
      page.getByRole('link', { name: 'https://basket.shop.acme.com' }).first(),
    ).toBeVisible();
    await expect(card).toContainText('TLS');
  });

  await test.step('it answers by its name, and HTTP leads to HTTPS', async () => {
    const host = 'basket.shop.acme.com';
    const { statusCode, headers } = await callApi(host);
    expect(statusCode).toBe(301);
    expect(headers.location).toBe(`https://${host}:443/`);
    expect((await callApi(host, 'https')).statusCode).toBe(200);
  });
});

test('a second API: it reads a table, sleeps outside office hours, and says so', async ({
  page,
}) => {
  test.setTimeout(360_000);
  await openWizard(page);

  await test.step('the permission to read a table', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('reports');
    await useExampleImage(page);
    // After those of the variables and of the secrets.
    await page.getByRole('button', { name: 'Add Item' }).last().click();
    await field(page, /^Resource \(ARN\)/).fill(
      'arn:aws:dynamodb:eu-west-1:123456789012:table/reports',
    );
    await next(page);
    await page.getByRole('textbox', { name: /Existing environment/ }).click();
    await page.getByRole('option', { name: 'dev', exact: true }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await page.getByRole('radio', { name: /NOT encrypted/ }).check();
    await next(page);
  });

  await test.step('office hours that end soon', async () => {
    const { timezone, to } = await closingTime();
    await page.getByRole('button', { name: 'Availability' }).click();
    await page.getByRole('option', { name: /^Office hours only/ }).click();
    await field(page, /^Time zone/).fill(timezone);
    for (const day of ['SAT', 'SUN']) {
      await page.getByRole('checkbox', { name: day }).check();
    }
    await field(page, /^From/).fill('00:00');
    await field(page, /^To/).fill(to);
    await review(page);
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('the log says what the container may do', async () => {
    await expect(
      page.getByText('add: may read table reports').first(),
    ).toBeVisible({ timeout: 180_000 });
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 180_000 });
  });

  await test.step('it stops at the end of the office hours, which is no outage', async () => {
    const card = cardOn(page);
    await expect(card).toContainText('2 of 2 running');
    await expect(card).toContainText('Asleep until', { timeout: 180_000 });
    await expect(card).toContainText('This is not an outage.');
    await expect(card).not.toContainText('Degraded');
  });
});

test('an API behind API Gateway: without a load balancer, called, updated and deleted', async ({
  page,
}) => {
  test.setTimeout(360_000);
  await openWizard(page, 'API behind API Gateway on Fargate');

  await test.step('what API Gateway limits, and who may call', async () => {
    await expect(
      page.getByText(/^A request may take 30 seconds/),
    ).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('quotes');
    await useExampleImage(page);
    await checkAccessibility(page, 'form');
    await next(page);
    await page.getByRole('textbox', { name: /Existing environment/ }).click();
    await page.getByRole('option', { name: 'dev', exact: true }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await expect(
      page.getByRole('radio', { name: 'Everybody on the internet' }),
    ).toBeChecked();
    await checkAccessibility(page, 'form');
    await next(page);
    await page.getByRole('radio', { name: /^No zone, / }).check();
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('the first one creates the VPC link of the environment', async () => {
    const log = page.getByRole('log', { name: 'Log of the deployment' });
    await expect(log.getByText('environment-dev-vpc-link').first()).toBeVisible(
      {
        timeout: 120_000,
      },
    );
    const link = page.getByRole('link', { name: 'Call the API' });
    await expect(link).toBeVisible({ timeout: 120_000 });
    const opened = page.waitForEvent('popup');
    await link.click();
    const api = await opened;
    await expect(api.getByText('simulated task of quotes')).toBeVisible();
    await api.close();
  });

  await test.step('the card shows the link, and the tasks that it leads to', async () => {
    await page.getByRole('link', { name: 'Open in catalog' }).click();
    const card = cardOn(page);
    await expect(card).toContainText('2 of 2 running');
    await expect(card).toContainText('Healthy');
    await expect(card).toContainText(
      'AVAILABLE · 2 of 2 registered tasks healthy',
    );
    await checkAccessibility(page, 'article');
  });

  await test.step('an update rolls out another image', async () => {
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Deploy a new image…' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await field(page, 'Container image').fill(
      'public.ecr.aws/docker/library/nginx:1.28',
    );
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 120_000 });
    await expect(cardOn(page)).toContainText('nginx:1.28');
    await expect(cardOn(page)).toContainText('Healthy');
  });

  await test.step('it is deleted with all that AWS has of it', async () => {
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await field(page, /Type the name to confirm/).fill('quotes');
    await review(page);
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(
      page.getByText('Deleted from AWS: quotes.').first(),
    ).toBeVisible({ timeout: 120_000 });
    expect(await stackNames()).not.toContain('quotes');
  });
});

test('tasks with public addresses: created healthy, moved to private subnets and back, deleted', async ({
  page,
}) => {
  test.setTimeout(480_000);
  await openWizard(page);

  await test.step('in public subnets of an existing environment', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('feeds');
    await useExampleImage(page);
    await next(page);
    await page.getByRole('textbox', { name: /Existing environment/ }).click();
    await page.getByRole('option', { name: 'dev', exact: true }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await expect(
      page.getByRole('radio', { name: /^Private subnets, / }),
    ).toBeChecked();
    await expect(
      page.getByText(
        /^Public IP addresses of tasks cost about \$3\.65 a month/,
      ),
    ).toBeVisible();
    await page.getByRole('radio', { name: /^Public subnets, / }).check();
    await checkAccessibility(page, 'form');
    await next(page);
    await page.getByRole('radio', { name: /NOT encrypted/ }).check();
    await next(page);
    await review(page);
    await expect(
      page.getByText(/2 public IPv4 addresses of tasks \(\$7\.30\)/),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Create' }).click();
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 180_000 });
  });

  const resourcesOf = async () => {
    const { outputs } = await readStack('feeds');
    return [outputs.ServiceArn, outputs.LoadBalancerArn];
  };
  let created: unknown[];

  await test.step('the card says that their addresses are not fixed', async () => {
    const card = cardOn(page);
    await expect(card).toContainText('2 of 2 running');
    await expect(card).toContainText('Healthy');
    await expect(card).toContainText(
      'not fixed: each task has a public IP address of its own while it runs',
    );
    await checkAccessibility(page, 'article');
    created = await resourcesOf();
  });

  const move = async (subnets: RegExp, line: string) => {
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Deploy a new image…' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await page.getByRole('button', { name: /^Subnets of the tasks/ }).click();
    await page.getByRole('option', { name: subnets }).click();
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(page.getByText(line).first()).toBeVisible({
      timeout: 120_000,
    });
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 180_000 });
    await expect(cardOn(page)).toContainText('2 of 2 running');
    expect(await resourcesOf()).toEqual(created);
  };

  await test.step('moved to private subnets, they have those of the NAT gateway', async () => {
    await move(
      /^Private subnets, /,
      'move to private subnets; their egress addresses are those of the NAT gateways',
    );
    const { outputs } = await readStack('environment-dev-vpc');
    await expect(cardOn(page)).toContainText(outputs.EgressIps!);
  });

  await test.step('and back, with the same service and load balancer', async () => {
    await move(
      /^Public subnets, /,
      'move to public subnets; their egress addresses are no longer fixed',
    );
    await expect(cardOn(page)).toContainText('not fixed: each task');
  });

  await test.step('it is deleted', async () => {
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await field(page, /Type the name to confirm/).fill('feeds');
    await review(page);
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(
      page.getByText('Deleted from AWS: feeds.').first(),
    ).toBeVisible({ timeout: 120_000 });
    expect(await stackNames()).not.toContain('feeds');
  });
});

test('APIs that share a load balancer: two of one host, one updated, the other deleted', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const host = 'api.shop.acme.com';
  const answers = async (path: string) =>
    (await callApi(host, 'https', path)).statusCode;
  /** Chooses one, unless it is the only one and chosen already. */
  const pick = async (name: RegExp, one: RegExp) => {
    const box = page.getByRole('textbox', { name });
    await expect(async () => {
      if (await box.isEnabled()) {
        await box.click();
        await page.getByRole('option', { name: one }).click({ timeout: 5_000 });
      }
      await expect(box).toHaveValue(one, { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  };
  const deploy = async (name: string, price: string) => {
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await useExampleImage(page);
    await next(page);
    await page.getByRole('textbox', { name: /Existing environment/ }).click();
    await page.getByRole('option', { name: 'dev', exact: true }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await pick(/DNS zone/, /^shop.acme.com$/);
    await field(page, /^Domain name of the API/).fill(host);
    await field(page, /^Path/).fill(`/${name}`);
    await checkAccessibility(page, 'form');
    await next(page);
    // It is read first whether the environment has the load balancer already.
    await expect(
      page.getByRole('status', { name: 'Price a month' }),
    ).toContainText(`about ${price} a month`);
    await review(page);
    await expect(
      page.getByText(`about ${price} a month`).first(),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Create' }).click();
    const link = page.getByRole('link', { name: 'Open in catalog' });
    await expect(link).toBeVisible({ timeout: 240_000 });
  };
  const healthy = async (path: string) => {
    const card = cardOn(page);
    await expect(card).toContainText('2 of 2 running');
    await expect(card).toContainText('Healthy');
    await expect(
      page.getByRole('link', { name: `https://${host}${path}` }).first(),
    ).toBeVisible();
    expect(await answers(path)).toBe(200);
  };
  const open = async () =>
    page.getByRole('link', { name: 'Open in catalog' }).click();
  const onEnvironment = async (text: string) => {
    await page.goto('/catalog/default/resource/dev');
    // What the portal has read is fresh for up to two minutes.
    await expect(cardOn(page)).toContainText(text, { timeout: 150_000 });
  };

  await test.step('the first one creates the load balancer', async () => {
    await openWizard(page, 'API behind a shared load balancer on Fargate');
    // Two of the smallest tasks, and the load balancer.
    await deploy('carts', '$43.72');
    const log = page.getByRole('log', { name: 'Log of the deployment' });
    await expect(
      log.getByText('environment-dev-load-balancer').first(),
    ).toBeVisible();
    await open();
    await healthy('/carts');
    await checkAccessibility(page, 'article');
    expect(await answers('/wishes')).toBe(404);
  });

  await test.step('the environment shows how many rules are in use', async () => {
    await onEnvironment(
      '1 of 100 rules · 1 of 100 target groups · 0 of 25 certificates',
    );
    await checkAccessibility(page, 'article');
  });

  await test.step('the second one has another path of the same host', async () => {
    const { outputs } = await readStack('environment-dev-load-balancer');
    await openWizard(page, 'API behind a shared load balancer on Fargate');
    await deploy('wishes', '$18.02');
    await open();
    await healthy('/wishes');
    const { parameters } = await readStack('wishes');
    expect(parameters.ListenerArn).toBe(outputs.ListenerArn);
  });

  await test.step('an update of the first one rolls out another image', async () => {
    await page.goto('/catalog/default/component/carts');
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Deploy a new image…' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await field(page, 'Container image').fill(
      'public.ecr.aws/docker/library/nginx:1.28',
    );
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await page
      .getByRole('link', { name: 'Open in catalog' })
      .click({ timeout: 180_000 });
    await expect(cardOn(page)).toContainText('nginx:1.28');
    await healthy('/carts');
  });

  await test.step('the second one is deleted, and the first one stays healthy', async () => {
    await page.goto('/catalog/default/component/wishes');
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await field(page, /Type the name to confirm/).fill('wishes');
    await review(page);
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(
      page.getByText('Deleted from AWS: wishes.').first(),
    ).toBeVisible({ timeout: 120_000 });
    expect(await answers('/wishes')).toBe(404);
    await page.goto('/catalog/default/component/carts');
    await healthy('/carts');
  });
});

test('an API moves from its own load balancer to the shared one, and answers all the time', async ({
  page,
}) => {
  test.setTimeout(900_000);
  const host = 'basket.shop.acme.com';
  const before = await readStack('basket');
  const { outputs: shared } = await readStack('environment-dev-load-balancer');
  // A move waits until the old load balancer has no connections. By default it keeps
  // them for an hour, which the simulated AWS takes three minutes for.
  await elbv2.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerArn: before.outputs.LoadBalancerArn,
      Attributes: [{ Key: 'client_keep_alive.seconds', Value: '60' }],
    }),
  );

  await test.step('the menu leads to the wizard', async () => {
    await page.goto('/catalog/default/component/basket');
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page
      .getByRole('menuitem', { name: 'Move to another load balancer…' })
      .click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await page
      .getByRole('radio', { name: /APIs of the environment share/ })
      .check();
    await checkAccessibility(page, 'form');
    await review(page);
    await page.getByRole('button', { name: 'Move', exact: true }).click();
  });

  await test.step('the API answers until it has moved', async () => {
    const open = page.getByRole('link', { name: 'Open in catalog' });
    const codes: unknown[] = [];
    await expect(async () => {
      codes.push((await callApi(host, 'https')).statusCode);
      await expect(open).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 600_000, intervals: [1_000] });
    expect(new Set(codes)).toEqual(new Set([200]));
    await open.click();
  });

  await test.step('it is healthy behind the load balancer that it shares', async () => {
    const card = cardOn(page);
    await expect(card).toContainText('Healthy');
    await expect(
      page.getByRole('link', { name: `https://${host}` }).first(),
    ).toBeVisible();
    expect((await callApi(host, 'https')).statusCode).toBe(200);
    const after = await readStack('basket');
    expect(after.outputs.ServiceArn).toBe(before.outputs.ServiceArn);
    expect(after.parameters.ListenerArn).toBe(shared.ListenerArn);
  });
});

test('quotas are said at their field, an image that does not exist by the check, before anything is made', async ({
  page,
}) => {
  await enter(page);

  /** Fills the quotas of the account by a stack, and has the form refuse what is over. */
  async function refused(resources: object, message: RegExp) {
    await aws.send(
      new CreateStackCommand({
        StackName: 'occupied',
        TemplateBody: JSON.stringify({ Resources: resources }),
      }),
    );
    await expect
      .poll(async () => (await readStack('occupied')).status, {
        timeout: 60_000,
      })
      .toBe('CREATE_COMPLETE');
    // What the portal has read is fresh for up to half a minute.
    await expect(async () => {
      await page.goto('/create/templates/default/fargate-environment');
      await ownerChosen(page);
      await field(page, /^Name/).fill('more');
      await next(page);
      await expect(page.getByText(message)).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await checkAccessibility(page, 'form');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: /^'Account and region' has 5 of at most 5/ }),
    ).toBeVisible();
    await aws.send(new DeleteStackCommand({ StackName: 'occupied' }));
    await expect
      .poll(stackNames, { timeout: 60_000 })
      .not.toContain('occupied');
  }

  /** As many of a kind as are left of five. */
  const rest = (used: number, resource: object) =>
    Object.fromEntries(
      Array.from({ length: 5 - used }, (_, index) => [`R${index}`, resource]),
    );

  await test.step('the sixth VPC of the account', async () => {
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    await refused(
      rest(Vpcs!.length, {
        Type: 'AWS::EC2::VPC',
        Properties: { CidrBlock: '10.99.0.0/16' },
      }),
      /^Has 5 of at most 5 VPCs\. Use an existing environment or VPC/,
    );
  });

  await test.step('the sixth Elastic IP address', async () => {
    const { Addresses } = await ec2.send(new DescribeAddressesCommand({}));
    await refused(
      rest(Addresses!.length, { Type: 'AWS::EC2::EIP' }),
      /^Has 5 of at most 5 Elastic IP addresses, and 1 more is needed\./,
    );
  });

  await test.step('an image that does not exist', async () => {
    const before = await stackNames();
    await choose(page, 'Public API on Fargate');
    await ownerChosen(page);
    await page.getByRole('textbox', { name: 'Name' }).fill('typo');
    await field(page, 'Container image').fill(
      'public.ecr.aws/docker/library/nginx:does-not-exist',
    );
    await next(page);
    await page.getByRole('textbox', { name: /Existing environment/ }).click();
    await page.getByRole('option', { name: 'dev', exact: true }).click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await page.getByRole('radio', { name: /NOT encrypted/ }).check();
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(
      page
        .getByText(
          /nginx:does-not-exist does not exist: registry public\.ecr\.aws has no/,
        )
        .first(),
    ).toBeVisible({ timeout: 60_000 });
    expect(await stackNames()).toEqual(before);
  });
});

/**
 * Forty minutes from now, by the clock of the simulated AWS, in a time zone
 * where it is about noon: never the next day.
 */
async function closingTime(): Promise<{ timezone: string; to: string }> {
  const { headers } = await callApi('basket.shop.acme.com');
  const now = new Date(headers.date!);
  const ahead = 12 - now.getUTCHours();
  const end = new Date(now.getTime() + (ahead * 60 + 40) * 60_000);
  return {
    // The signs of these zones are turned round: Etc/GMT-1 is ahead of UTC.
    timezone:
      ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`,
    to: end.toISOString().slice(11, 16),
  };
}
