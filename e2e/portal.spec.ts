import { expect, Page, test } from '@playwright/test';
import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeTransitGatewaysCommand, EC2Client } from '@aws-sdk/client-ec2';

// One portal and one simulated AWS, and what the second test needs is made by
// the first.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const aws = new CloudFormationClient({
  endpoint: 'http://127.0.0.1:4566',
  region: 'eu-west-1',
  credentials: { accessKeyId: '123456789012', secretAccessKey: 'simulated' },
});

/** The account of the platform team, which owns the transit gateway. */
const ec2 = new EC2Client({
  endpoint: 'http://127.0.0.1:4566',
  region: 'eu-west-1',
  credentials: { accessKeyId: '210987654321', secretAccessKey: 'simulated' },
});

async function stackNames(): Promise<string[]> {
  const { Stacks } = await aws.send(new DescribeStacksCommand({}));
  return (Stacks ?? []).map(stack => stack.StackName!).sort();
}

async function openWizard(page: Page, template = 'Public API on Fargate') {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Create' }).click();
  await page
    .locator('[class*=MuiCard-root]')
    .filter({ hasText: template })
    .getByRole('button', { name: 'Choose' })
    .click();
}

test('from Create to a healthy API on its entity page', async ({ page }) => {
  await openWizard(page);

  await test.step('what: the defaults, but for the name', async () => {
    await page.getByRole('textbox', { name: 'Name' }).fill('orders');
    await expect(page.getByRole('textbox', { name: 'Owner' })).toHaveValue(
      'team-orders',
    );
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('where: account and region in words', async () => {
    await expect(
      page.getByRole('button', {
        name: 'dev · account 123456789012 · eu-west-1',
      }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('how much: only pairs that Fargate has', async () => {
    await page.getByRole('button', { name: 'Size of a task' }).click();
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
    await page.getByRole('button', { name: 'Review' }).click();
  });

  await test.step('review: what and where, in words', async () => {
    for (const text of ['orders', '123456789012', 'eu-west-1', '2048']) {
      await expect(
        page.getByRole('cell', { name: text }).first(),
      ).toBeVisible();
    }
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('the log tells it resource by resource', async () => {
    await page.getByRole('button', { name: 'Show logs' }).click();
    await expect(
      page.getByText(/Network .* of about \d+ s/).first(),
    ).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Open it in the catalog' }),
    ).toBeVisible({ timeout: 90_000 });
    await expect(
      page.getByRole('link', { name: 'Call the API' }),
    ).toHaveAttribute(
      'href',
      /^http:\/\/orders-.*\.eu-west-1\.elb\.amazonaws\.com$/,
    );
  });

  await test.step('the entity page shows it healthy', async () => {
    await page.getByRole('link', { name: 'Open it in the catalog' }).click();
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
  });

  expect(await stackNames()).toEqual([
    'environment-dev-cluster',
    'environment-dev-vpc',
    'orders',
  ]);
});

test('a crashing image fails with its cause and leaves nothing', async ({
  page,
}) => {
  await openWizard(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('broken');
  await page
    .getByRole('textbox', { name: 'Image and tag' })
    .fill('public.ecr.aws/fargate-api/crash:1');
  await page.getByRole('button', { name: 'Next' }).click();

  await test.step('into the environment that is there', async () => {
    await page
      .getByRole('radio', { name: 'One that is there already' })
      .check();
    await expect(page.getByRole('textbox', { name: /Which/ })).toHaveValue(
      /dev$/,
    );
    await page.getByRole('button', { name: 'Next' }).click();
  });
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(
    page
      .getByText(
        /broken: container broken exited with code 1 \(Essential container in task exited\)/,
      )
      .first(),
  ).toBeVisible({ timeout: 90_000 });

  expect(await stackNames()).not.toContain('broken');
});

test('an internal API: name, certificate, network without NAT, way to its consumers', async ({
  page,
}) => {
  const { TransitGateways } = await ec2.send(
    new DescribeTransitGatewaysCommand({}),
  );
  await openWizard(page, 'Internal API on Fargate');
  await page.getByRole('textbox', { name: 'Name' }).fill('ledger');
  await page
    .getByRole('textbox', { name: 'Image' })
    .fill('123456789012.dkr.ecr.eu-west-1.amazonaws.com/ledger:1');
  await page.getByRole('button', { name: 'Next' }).click();

  await test.step('two accounts: the API in one, the parent zone in the other', async () => {
    await page
      .getByRole('textbox', { name: /Transit gateway/ })
      .fill(TransitGateways![0].TransitGatewayId!);
    await page
      .getByRole('textbox', { name: /Domain name/ })
      .fill('api.acme.com');
    await expect(
      page.getByRole('button', { name: /dev · account 123456789012/ }),
    ).toHaveCount(3);
    await page
      .getByRole('button', { name: /dev · account 123456789012/ })
      .last()
      .click();
    await page.getByRole('option', { name: /prod/ }).click();
    await page.getByRole('button', { name: 'Next' }).click();
  });
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  const entityLink = page.getByRole('link', { name: /in the catalog/i });
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
    await page.getByRole('button', { name: /VPC of the consumer/ }).click();
    await page.getByRole('option', { name: vpc }).click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
  };
  await test.step('a consumer that is joined to the gateway can reach it', async () => {
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Check a consumer…' }).click();
    await check(/^shop · 10\.1\.0\.0\/16 · account 210987654321$/);
    await expect(page.getByText('shop can reach it')).toBeVisible();
    await expect(
      page
        .getByRole('list', { name: 'The way of a request' })
        .getByText('There:'),
    ).toHaveCount(8);
  });
  await test.step('of one that is not, what is missing and what to do', async () => {
    await check(/^reports · 10\.2\.0\.0\/16 /);
    await expect(page.getByText('reports cannot reach it')).toBeVisible();
    await expect(
      page.getByText(
        `To do: its owner attaches it to ${
          TransitGateways![0].TransitGatewayId
        } and adds destination 10.0.0.0/16`,
      ),
    ).toBeVisible();
  });
});
