import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { ECRClient, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import {
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { expect, Page, test } from '@playwright/test';
import {
  cardOn,
  choose,
  createLink,
  enter,
  field,
  next,
  ownerChosen,
  review,
} from './wizard';

// The way from a commit to a running API, and back, with the demo's stand-in for GitHub.
test.describe.configure({ mode: 'serial', timeout: 600_000 });

const FORGE = 'http://localhost:4570';

test.beforeAll(async () => {
  const isThere = await fetch(FORGE).then(
    () => true,
    () => false,
  );
  test.skip(
    !isThere,
    'without the AWS CLI the demo has no stand-in for GitHub',
  );
});

const inAccount = (accountId: string, region: string) => ({
  endpoint: 'http://127.0.0.1:4566',
  region,
  credentials: { accessKeyId: accountId, secretAccessKey: 'simulated' },
});
const dev = inAccount('123456789012', 'eu-west-1');
const prod = inAccount('210987654321', 'eu-central-1');

/** A parameter of the stack of an API. */
async function parameterOf(target: typeof dev, StackName: string, key: string) {
  const { Stacks } = await new CloudFormationClient(target).send(
    new DescribeStacksCommand({ StackName }),
  );
  const parameters = Stacks![0].Parameters!;
  return parameters.find(one => one.ParameterKey === key)!.ParameterValue!;
}

/** The image of an API, as its stack names it. */
const deployedImage = (target: typeof dev, api: string) =>
  parameterOf(target, api, 'ImageUrl');

/** The digests of the images that the tasks of an API run. */
async function runningDigests(target: typeof dev, api: string) {
  const ecs = new ECSClient(target);
  const cluster = await parameterOf(target, api, 'ClusterName');
  const serviceName = await parameterOf(target, api, 'ServiceName');
  const { taskArns } = await ecs.send(
    new ListTasksCommand({ cluster, serviceName }),
  );
  const { tasks } = await ecs.send(
    new DescribeTasksCommand({ cluster, tasks: taskArns }),
  );
  return tasks!.map(({ containers }) => containers![0].imageDigest);
}

/** Opens the repository, and presses one of its buttons. */
async function commit(page: Page, label: string) {
  await page.goto(`${FORGE}/acme/bills`);
  await page.getByRole('button', { name: label }).click();
}

/** The row of a run in the repository's page, by its number. */
const run = (page: Page, number: number) =>
  page.getByRole('row', { name: `deliver #${number}, push` });

/** Chooses an entity in a field, unless it is the only one and thereby chosen. */
async function chooseEntity(page: Page, label: RegExp, name: string) {
  const entity = page.getByRole('textbox', { name: label });
  await expect(async () => {
    if ((await entity.inputValue()) !== name) {
      await entity.click({ timeout: 2_000 });
      await page
        .getByRole('option', { name, exact: true })
        .click({ timeout: 2_000 });
    }
    await expect(entity).toHaveValue(name, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

const chooseEnvironment = (page: Page, name: string) =>
  chooseEntity(page, /Existing environment/, name);

/** The list of deployments on the card of an API. */
async function openDeployments(page: Page, api = 'bills') {
  await enter(page);
  await page.goto(`/catalog/default/api/${api}`);
  await cardOn(page).getByRole('button', { name: 'Deployments' }).click();
  return cardOn(page).getByRole('listitem');
}

test('Create: a repository, its pipeline, and the API with its first image', async ({
  page,
}) => {
  await enter(page);

  await test.step('an environment', async () => {
    await choose(page, 'A VPC and an ECS cluster on AWS');
    await ownerChosen(page);
    await field(page, 'Name').fill('source');
    await next(page);
    await expect(
      page.getByRole('button', { name: /^dev · account 123456789012/ }),
    ).toBeVisible();
    await review(page);
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(
      page.getByRole('link', { name: 'Open in catalog' }),
    ).toBeVisible({ timeout: 240_000 });
  });

  await test.step('the form, whose repository is on the stand-in', async () => {
    await enter(page);
    await choose(page, 'API from source');
    await ownerChosen(page);
    await field(page, 'Name').first().fill('bills');
    await field(page, /^Owner on localhost:4570/).fill('acme');
    await field(page, /^Name of the repository/).fill('bills');
    await page
      .getByRole('checkbox', { name: /^Preview pull requests/ })
      .check();
    await next(page);
    await chooseEnvironment(page, 'source');
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await page.getByRole('radio', { name: /^No zone/ }).check();
    await next(page);
    await review(page);
    await expect(
      page.getByRole('row', {
        name: 'Repository acme/bills on localhost:4570',
      }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Create' }).click();
  });

  await test.step('the task ends with the API, and its repository', async () => {
    await expect(
      page.getByRole('link', { name: /^Repository/ }),
    ).toHaveAttribute('href', `${FORGE}/acme/bills`, { timeout: 240_000 });
    await page.getByRole('link', { name: 'Open in catalog' }).click();
    await expect(cardOn(page)).toContainText('Healthy');
  });
});

test('a pull request gets the plan, and its merge registers the repository', async ({
  page,
}) => {
  await page.goto(`${FORGE}/acme/bills/pull/1`);
  await expect(
    page.getByText(/^A merge changes bills in eu-west-1/),
  ).toBeVisible({ timeout: 240_000 });
  await page.getByRole('button', { name: 'Merge' }).click();
  await page.goto(`${FORGE}/acme/bills`);
  await expect(run(page, 3)).toContainText('success', { timeout: 240_000 });
});

test('a commit is a new version', async ({ page }) => {
  await commit(page, 'Commit a new version');
  await expect(run(page, 4)).toContainText('success', { timeout: 240_000 });

  const deployments = await openDeployments(page);
  await expect(deployments.first()).toContainText(
    /Succeeded.*running.*by guest via acme\/bills/,
  );
  await deployments.first().getByRole('link', { name: 'pipeline run' }).click();
  await expect(page).toHaveURL(`${FORGE}/acme/bills/actions/runs/4/attempts/1`);
  await expect(
    page.getByRole('heading', { name: 'deliver #4: success' }),
  ).toBeVisible();
});

test('a version that crashes is rolled back with its cause, which the card has too', async ({
  page,
}) => {
  await commit(page, 'Commit a version that crashes');
  await expect(run(page, 5)).toContainText('failure', { timeout: 240_000 });
  await page.getByRole('link', { name: 'deliver #5, push' }).click();
  await expect(
    page.getByText(/Environment variable DATABASE_URL is not set/),
  ).toBeVisible();
  await expect(
    page.getByText(/UPDATE_ROLLBACK_COMPLETE/).first(),
  ).toBeVisible();

  const deployments = await openDeployments(page);
  const crashed = deployments.filter({ hasText: 'Failed and rolled back' });
  await expect(crashed).toContainText('Reason: ');
  await expect(crashed).toContainText('by guest via acme/bills');
  await expect(cardOn(page)).toContainText('Healthy');
  await expect(
    deployments.filter({ hasText: 'by guest via acme/bills' }),
  ).toHaveCount(3);
});

test('two clicks lead back, which holds the pipeline until it is released', async ({
  page,
}) => {
  const rollBackOrRelease = async () => {
    await review(page);
    await page.getByRole('button', { name: 'Roll back or release' }).click();
    await expect(
      page.getByRole('link', { name: 'Open in catalog' }),
    ).toBeVisible({ timeout: 240_000 });
  };

  await test.step('back to an earlier deployment', async () => {
    const deployments = await openDeployments(page);
    await deployments
      .getByRole('link', { name: /^Roll back to bills:\d+…/ })
      .first()
      .click();
    await rollBackOrRelease();
  });

  await test.step('it is in the history, and the card says that pipelines are held', async () => {
    const deployments = await openDeployments(page);
    await expect(deployments.first()).toContainText(/Succeeded.*running/);
    await expect(deployments.first()).not.toContainText('via acme/bills');
    await expect(
      cardOn(page).getByText('Automatic deployments are held'),
    ).toBeVisible();
  });

  await test.step('a commit is not deployed', async () => {
    await commit(page, 'Commit a new version');
    await expect(run(page, 6)).toContainText('failure', { timeout: 240_000 });
    await page.getByRole('link', { name: 'deliver #6, push' }).click();
    await expect(page.getByText(/held since .*: release it/)).toBeVisible();
  });

  await test.step('released, the next one is', async () => {
    await openDeployments(page);
    await cardOn(page).getByRole('link', { name: 'Release…' }).click();
    await rollBackOrRelease();
    await commit(page, 'Commit a new version');
    await expect(run(page, 7)).toContainText('success', { timeout: 240_000 });
    const deployments = await openDeployments(page);
    await expect(deployments.first()).toContainText(
      /Succeeded.*running.*by guest via acme\/bills/,
    );
    await expect(
      cardOn(page).getByText('Automatic deployments are held'),
    ).toHaveCount(0);
  });
});

test('a proposed version is an API of its own until it is closed', async ({
  page,
}) => {
  await commit(page, 'Propose a new version');
  await expect(page).toHaveURL(`${FORGE}/acme/bills/pull/2`);
  const link = page.getByRole('link', { name: /^http:\/\/.*elb/ });
  await expect(link).toBeVisible({ timeout: 240_000 });
  await page.goto(`${FORGE}/acme/bills`);
  await expect(
    page.getByRole('link', { name: 'preview', exact: true }),
  ).toBeVisible();

  await page.goto(`${FORGE}/acme/bills/pull/2`);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(link).toBeHidden({ timeout: 240_000 });
});

test('promotion: to production by the same image, once its owner approves', async ({
  page,
}) => {
  /** Whoever deploys, or the owner of production, who approves. */
  const signInAs = async (name: 'guest' | 'Pat') => {
    await page.getByRole('button', { name: `Sign in as ${name}` }).click();
    const other = name === 'Pat' ? 'guest' : 'Pat';
    await expect(
      page.getByRole('button', { name: `Sign in as ${other}` }),
    ).toBeVisible();
    await expect(createLink(page)).toBeVisible();
  };
  const create = async () => {
    await review(page);
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(
      page.getByRole('link', { name: 'Open in catalog' }),
    ).toBeVisible({ timeout: 240_000 });
  };
  await enter(page);

  await test.step('production, an environment of the platform team', async () => {
    await signInAs('Pat');
    await choose(page, 'A VPC and an ECS cluster on AWS');
    await expect(
      page.getByRole('button', { name: /^platform Owner/ }),
    ).toBeVisible();
    await field(page, 'Name').fill('live');
    await next(page);
    await page
      .getByRole('button', { name: /^dev · account 123456789012/ })
      .click();
    await page.getByRole('option', { name: /^prod · account 2109/ }).click();
    await create();
  });

  await test.step('an API there, whose account may pull the images', async () => {
    const image = await deployedImage(dev, 'bills');
    await new ECRClient(dev).send(
      new SetRepositoryPolicyCommand({
        repositoryName: image.slice(image.indexOf('/') + 1, image.indexOf('@')),
        policyText: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::210987654321:root' },
              Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
            },
          ],
        }),
      }),
    );
    await signInAs('guest');
    await choose(page, 'Public API on Fargate');
    await ownerChosen(page);
    await field(page, 'Name').fill('bills-live');
    await field(page, 'Container image').fill(
      'public.ecr.aws/docker/library/nginx:1.27',
    );
    await field(page, 'Health check path').fill('/health');
    await field(page, 'Port').fill('8080');
    await next(page);
    await chooseEntity(page, /Existing environment/, 'live');
    await expect(
      page.getByText('In account 210987654321, eu-central-1.'),
    ).toBeVisible();
    await next(page);
    await page.getByRole('radio', { name: /^No zone/ }).check();
    await next(page);
    await create();
  });

  await test.step('promoted from its card, it waits', async () => {
    await enter(page);
    await page.goto('/catalog/default/api/bills');
    await cardOn(page).getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Promote…' }).click();
    await chooseEntity(page, /API that shall run it/, 'bills-live');
    await review(page);
    await page.getByRole('button', { name: 'Promote' }).click();
    await expect(
      page.getByText(/^asked of group:default\/platform until/).first(),
    ).toBeVisible({ timeout: 240_000 });
    await expect(page.getByText(/they were not notified/)).toHaveCount(0);
  });
  const task = page.url();

  await test.step('whoever asks sees the request, and cannot approve it', async () => {
    await page.goto('/catalog/default/api/bills-live');
    await expect(cardOn(page).getByText('Waiting for approval')).toBeVisible();
    await expect(cardOn(page).getByText(/guest asks to deploy/)).toBeVisible();
    await expect(
      cardOn(page).getByRole('button', { name: 'Approve…' }),
    ).toHaveCount(0);
  });

  await test.step('the owner of production approves', async () => {
    expect(await deployedImage(prod, 'bills-live')).not.toBe(
      await deployedImage(dev, 'bills'),
    );
    await signInAs('Pat');
    await page
      .getByTestId('sidebar-root')
      .getByRole('link', { name: 'Notifications' })
      .click();
    await page
      .getByRole('link', { name: 'Approval: deploy bills-live' })
      .click();
    await expect(page).toHaveURL(/\/catalog\/default\/api\/bills-live$/);
    await cardOn(page).getByRole('button', { name: 'Approve…' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Approve' })
      .click();
    await page.goto(task);
    await expect(
      page.getByRole('link', { name: 'Open in catalog' }),
    ).toBeVisible({ timeout: 240_000 });
  });

  await test.step('the same image runs there, and the history names both', async () => {
    const [, digest] = (await deployedImage(dev, 'bills')).split('@');
    expect(await deployedImage(prod, 'bills-live')).toContain(digest);
    expect(await runningDigests(prod, 'bills-live')).toEqual([digest, digest]);
    const deployments = await openDeployments(page, 'bills-live');
    await expect(deployments.first()).toContainText(
      /Succeeded.*running.*by user:development\/guest.*approved by user:development\/pat/,
    );
    await signInAs('guest');
  });
});

test('GitOps: an update is a pull request, and its merge deploys it', async ({
  page,
}) => {
  /** Waits until the newest of so many runs on main has succeeded. */
  const succeeded = async (count: number) => {
    await page.goto(`${FORGE}/acme/deals`);
    const runs = page.getByRole('row', { name: /^deliver #\d+, push/ });
    await expect(runs).toHaveCount(count);
    await expect(runs.first()).toContainText('success', { timeout: 240_000 });
  };

  await test.step('an API whose repository applies its changes', async () => {
    await enter(page);
    await choose(page, 'API from source');
    await ownerChosen(page);
    await field(page, 'Name').first().fill('deals');
    await field(page, /^Owner on localhost:4570/).fill('acme');
    await field(page, /^Name of the repository/).fill('deals');
    await page.getByRole('radio', { name: /^By the repository/ }).check();
    await next(page);
    await chooseEnvironment(page, 'source');
    await next(page);
    await page.getByRole('radio', { name: /^No zone/ }).check();
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(
      page.getByRole('link', { name: /^Repository/ }),
    ).toHaveAttribute('href', `${FORGE}/acme/deals`, { timeout: 240_000 });
  });

  await test.step('the pull request after it has the files of the stack', async () => {
    await page.goto(`${FORGE}/acme/deals/pull/1`);
    await page.getByRole('button', { name: 'Merge' }).click();
    await succeeded(2);
    await expect(page.getByText('deploy/parameters.json')).toBeVisible();
  });

  await test.step('the card says who applies changes, and an update proposes one', async () => {
    await enter(page);
    await page.goto('/catalog/default/api/deals');
    const card = cardOn(page);
    await expect(
      card.getByText('Changes are made in acme/deals'),
    ).toBeVisible();
    await expect(card).toContainText('0.25 vCPU');
    await card.getByRole('button', { name: 'Actions' }).click();
    await page
      .getByRole('menuitem', { name: 'Change size and scaling…' })
      .click();
    await expect(
      page.getByText('In account 123456789012, eu-west-1.'),
    ).toBeVisible();
    await next(page);
    await page.getByRole('button', { name: /Task size/ }).click();
    await page.getByRole('option', { name: /^Medium/ }).click();
    await next(page);
    await review(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(
      page.getByRole('link', { name: /^Pull request/ }),
    ).toHaveAttribute('href', `${FORGE}/acme/deals/pull/2`, {
      timeout: 240_000,
    });
  });

  await test.step('merged, it is deployed', async () => {
    await page.goto(`${FORGE}/acme/deals/pull/2`);
    await page.getByRole('button', { name: 'Merge' }).click();
    await succeeded(3);
    await page.goto('/catalog/default/api/deals');
    await expect(cardOn(page)).toContainText('0.5 vCPU · 1 GB');
    await expect(cardOn(page)).toContainText('Healthy');
  });
});
