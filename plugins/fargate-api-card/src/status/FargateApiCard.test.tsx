import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { orders } from '../../dev/fixtures/entities';
import { backendError } from '../../dev/fixtures/errors';
import { healthy } from '../../dev/fixtures/healthy';
import { rollingOut } from '../../dev/fixtures/rollingOut';
import { ScenarioName } from '../../dev/scenarios';
import { fact } from '../__testUtils__/fact';
import { renderScenario } from '../__testUtils__/renderScenario';

/** Renders a scenario, and waits for the text. */
async function renderUntil(name: ScenarioName, text: string | RegExp) {
  renderScenario(name);
  return screen.findByText(text);
}

const open = async (name: string | RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('FargateApiCard', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shows that a healthy API is up, its endpoint, account and region', async () => {
    await renderUntil('healthy', 'Healthy');

    expect(screen.getByText('2 of 2 running')).toBeInTheDocument();
    expect(screen.getByText('dev · eu-west-1')).toHaveAttribute(
      'title',
      'Account 123456789012',
    );
    expect(screen.getByText('just now')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'https://orders.example.com' }),
    ).toHaveAttribute('href', 'https://orders.example.com');
    expect(fact('Endpoint').getByText('public')).toBeInTheDocument();
    expect(fact('Endpoint').getByText('ALB')).toBeInTheDocument();
    expect(fact('Endpoint').getByText('TLS')).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: '2 healthy of 2' }),
    ).toBeInTheDocument();
    expect(fact('Rollout').getByText('Completed 3 h ago')).toBeInTheDocument();
    expect(fact('Task').getByText('nginx:1.27')).toHaveAttribute(
      'title',
      'public.ecr.aws/docker/library/nginx:1.27',
    );
    expect(
      fact('Task').getByText('· 0.25 vCPU · 0.5 GB · LINUX 1.4.0'),
    ).toBeInTheDocument();
    expect(
      fact('Outbound IPs').getByText('203.0.113.7, 203.0.113.8'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('list', { name: 'Problems' })).toBeNull();
  });

  it('links to the service, logs and stack in the AWS console', async () => {
    await renderUntil('healthy', 'Healthy');

    for (const [name, href] of [
      ['Open in AWS: Service', healthy.links.service],
      ['Open in AWS: Logs', healthy.links.logs],
      ['Open in AWS: Stack', healthy.links.stack],
    ]) {
      expect(screen.getByRole('link', { name })).toHaveAttribute('href', href);
    }
  });

  it('names its environment, and links to it', async () => {
    await renderUntil('healthy', 'Healthy');

    expect(await screen.findByRole('link', { name: 'dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/dev',
    );
    expect(fact('Environment').getByText('dev')).toBeInTheDocument();
  });

  it('shows no environment where the catalog relates none', async () => {
    renderScenario('healthy', { entity: { ...orders, relations: [] } });
    await screen.findByText('Healthy');
    await screen.findByText('Outbound IPs');
    expect(screen.queryByText('Environment')).toBeNull();
  });

  it('copies the endpoint and confirms it', async () => {
    const user = userEvent.setup();
    document.execCommand = jest.fn(() => true);
    await renderUntil('healthy', 'Healthy');

    await user.click(screen.getByRole('button', { name: 'Copy endpoint' }));

    expect(document.execCommand).toHaveBeenCalledWith('copy');
    expect(await screen.findByText('Copied')).toHaveAttribute('role', 'status');
  });

  it('lists problems first, with severity, hint and code', async () => {
    await renderUntil('degraded', 'Degraded');

    const [first, second] = within(
      screen.getByRole('list', { name: 'Problems' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'Error: 1 of 3 targets unhealthy: health check /health returned status 500 (Target.ResponseCodeMismatch)' +
        'Make the health check path return a status that the target group accepts, or set the right path. ' +
        'Target.ResponseCodeMismatch',
    );
    expect(second).toHaveTextContent(
      /^Warning: 1 task stopped: container app ran out of memory/,
    );
    expect(
      screen.getByRole('img', { name: '2 healthy, 1 unhealthy of 3' }),
    ).toBeInTheDocument();
  });

  it('shows nothing of a service that does not name the entity but what to do', async () => {
    await renderUntil('unconfirmed', 'Not confirmed');

    expect(screen.getByRole('list', { name: 'Problems' })).toHaveTextContent(
      'AWS does not confirm that the ECS service belongs to api:default/orders' +
        'If it does, add the tag fargate-api:entity with the value api:default/orders to the ECS service.',
    );
    expect(screen.queryByText('Endpoint')).toBeNull();
    expect(screen.queryByText(/Not confirmed by AWS/)).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Actions' })).toBeNull();
  });

  it('expands targets, events and stopped tasks', async () => {
    await renderUntil('degraded', 'Degraded');

    await open('Targets (3)');
    expect(
      screen.getByText('Health checks failed with these codes: [500]'),
    ).toBeVisible();
    await open('Events (3)');
    expect(
      screen.getByText('(service orders) has reached a steady state.'),
    ).toBeVisible();
    await open('Stopped tasks (1)');
    expect(screen.getByText('4 min ago')).toBeVisible();
    expect(
      screen.getByText(
        'app: exit code 137 · OutOfMemoryError: Container killed due to memory usage',
      ),
    ).toBeVisible();
  });

  it('shows three problems, and the others on demand', async () => {
    await renderUntil('down', 'Down');
    const problems = () =>
      within(screen.getByRole('list', { name: 'Problems' })).getAllByRole(
        'listitem',
      );
    expect(problems()).toHaveLength(3);

    await open('Show 2 more problems');
    expect(problems()).toHaveLength(5);
    await open('Show fewer');
    expect(problems()).toHaveLength(3);
  });

  it('shows a problem of an unknown kind in the English of the backend', async () => {
    renderScenario('healthy', {
      api: {
        getStatus: async () => ({
          ...healthy,
          problems: [
            {
              severity: 'warning',
              kind: 'of-a-newer-backend',
              facts: {},
              message: 'The moon is full',
              hint: 'Wait a fortnight.',
            },
          ],
        }),
      },
    });

    const list = await screen.findByRole('list', { name: 'Problems' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      'Warning: The moon is fullWait a fortnight.',
    );
  });

  it('shows that a rollout failed and why, and containers without exit code', async () => {
    await renderUntil('down', 'Down');

    expect(fact('Rollout').getByText('Failed 12 min ago')).toBeInTheDocument();
    expect(
      fact('Rollout').getByText(
        'ECS deployment circuit breaker: tasks failed to start.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: 'no targets registered' }),
    ).toBeInTheDocument();
    await open('Stopped tasks (3)');
    expect(screen.getAllByText('app: no exit code')).toHaveLength(3);
  });

  it('shows the progress of a rollout and its two revisions', async () => {
    await renderUntil('rolling-out', 'Rolling out');

    expect(fact('Rollout').getByText('In progress for 2 min')).toBeVisible();
    expect(
      screen.getByText(/orders:14/, { selector: 'dd *' }),
    ).toHaveTextContent('In progress for 2 min · orders:14 orders:15');
    const progress = screen.getByRole('progressbar', {
      name: 'Rollout progress',
    });
    expect(progress).toHaveAttribute('aria-valuenow', '1');
    expect(progress).toHaveAttribute('aria-valuemax', '2');
    expect(progress).toHaveAttribute(
      'aria-valuetext',
      '1 of 2 running, 1 pending',
    );
  });

  it('shows the failed tasks of a rollout, and the circuit breaker', async () => {
    await renderUntil('first-rollout', 'Rolling out');

    expect(
      fact('Rollout').getByText('0 of 2 running · 2 pending · 2 failed tasks'),
    ).toBeInTheDocument();
    expect(
      fact('Rollout').getByText(
        'Circuit breaker: 2 of 3 failures, then ECS rolls back automatically.',
      ),
    ).toBeInTheDocument();
  });

  it('does not show scaled to zero as an outage', async () => {
    await renderUntil('scaled-to-zero', 'Scaled to zero');

    expect(screen.getByText('desired count 0')).toBeInTheDocument();
    expect(screen.getByText(/^The desired count is 0/)).toBeInTheDocument();
    expect(screen.queryByRole('list', { name: 'Problems' })).toBeNull();
  });

  it('shows the names of variables and secrets with their source, and the role', async () => {
    await renderUntil('healthy', 'Healthy');
    await userEvent.click(
      screen.getByRole('button', { name: 'Configuration' }),
    );

    const rows = within(
      screen.getByRole('group', { name: 'Configuration' }),
    ).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'orders-TaskRole-1A2B3C4D5E6Ftask role with the policies read-orders-table',
      'DATABASE_URLfrom the secret fargate-api/orders/DATABASE_URL in Secrets Manager · key url',
      'SIGNING_KEYfrom the parameter /orders/key in Parameter Store',
      'LOG_LEVELenvironment variable',
    ]);
  });

  it('shows until when it sleeps, and no outage', async () => {
    await renderUntil('asleep', 'Asleep');

    expect(
      screen.getByText(
        'Asleep until Mon 07:00 GMT+1: office hours stop all tasks until then. This is not an outage.',
      ),
    ).toBeInTheDocument();
    expect(
      fact('Next scheduled change').getByText(
        'Mon 07:00 GMT+1: starts 2 tasks',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('list', { name: 'Problems' })).toBeNull();
  });

  it('shows when its tasks will be stopped', async () => {
    await renderUntil('office-hours', 'Healthy');

    expect(
      fact('Next scheduled change').getByText(
        'Sun 19:00 GMT+1: stops all tasks',
      ),
    ).toBeInTheDocument();
  });

  it('shows several target groups, and sends no request to an internal endpoint', async () => {
    const fetch = jest.spyOn(window, 'fetch');
    await renderUntil('internal', 'Degraded');

    expect(screen.getByText('Target group orders')).toBeInTheDocument();
    expect(screen.getByText('Target group orders-admin')).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: '1 healthy, 1 draining, 1 unhealthy of 3',
      }),
    ).toBeInTheDocument();
    for (const badge of [
      'internal',
      'NLB',
      'no TLS',
      'load balancer active_impaired',
    ]) {
      expect(fact('Endpoint').getByText(badge)).toBeInTheDocument();
    }
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
  });

  it('shows that tasks with public IP addresses have no fixed ones to allow', async () => {
    await renderUntil('public-tasks', 'Healthy');

    expect(
      fact('Outbound IPs').getByText(
        'not fixed: each task has a public IP address of its own while it runs',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Copy outbound IPs' }),
    ).toBeNull();
    expect(
      screen.getByText(/requests can bypass the load balancer/),
    ).toBeInTheDocument();
  });

  it('shows a read failure in the place of the value', async () => {
    await renderUntil('partial', 'Healthy');

    expect(fact('Targets').getByText(/^AWS denied access/)).toHaveTextContent(
      'elasticloadbalancing:DescribeTargetHealth”',
    );
    expect(
      fact('Outbound IPs').getByText(/^AWS is throttling/),
    ).toHaveTextContent('“RequestLimitExceeded: Request limit exceeded.”');
    expect(fact('Rollout').getByText('Completed 3 h ago')).toBeInTheDocument();
    await open('Stopped tasks');
    expect(screen.getByText(/^AWS does not respond/)).toBeVisible();
  });

  it('shows the last known data with its age while AWS is throttling', async () => {
    await renderUntil('throttled', 'Healthy');

    expect(screen.getAllByText('2 min old: AWS is throttling')).toHaveLength(2);
    expect(screen.getByText('2 of 2 running')).toBeInTheDocument();
  });

  /** The clock that ages are shown by; everything else stays real. */
  function fakeClock() {
    jest.useFakeTimers({
      now: 0,
      doNotFake: [
        'nextTick',
        'queueMicrotask',
        'setImmediate',
        'setTimeout',
        'clearTimeout',
        'performance',
        'requestAnimationFrame',
        'requestIdleCallback',
      ],
    });
    return (milliseconds: number) =>
      act(() => jest.advanceTimersByTime(milliseconds));
  }

  /** Renders the card of a status, after which there is no new response. */
  function renderOnce(status: FargateApiStatus) {
    renderScenario('rolling-out', {
      api: {
        getStatus: jest
          .fn(() => new Promise<never>(() => {}))
          .mockImplementationOnce((async () => status) as never),
      },
    });
  }

  it('says how fast the clock of a simulated AWS runs, and shows ages by it but for that of the data', async () => {
    const pass = fakeClock();
    renderOnce({ ...rollingOut, clockSpeed: 20 });
    expect(
      await screen.findByText(/AWS is simulated: .* 20 times as fast/),
    ).toBeVisible();
    expect(fact('Rollout').getByText('In progress for 2 min')).toBeVisible();

    pass(15_000);
    expect(fact('Rollout').getByText('In progress for 7 min')).toBeVisible();
    expect(screen.getByText('just now')).toBeInTheDocument();
    pass(45_000);
    expect(screen.getByText('1 min ago')).toBeInTheDocument();
    expect(screen.getByText('Rolling out')).toBeInTheDocument();
  });

  it('advances all ages while there is no new response', async () => {
    const pass = fakeClock();
    renderOnce(rollingOut);
    expect(await screen.findByText('just now')).toBeInTheDocument();
    expect(screen.queryByText(/AWS is simulated/)).toBeNull();
    expect(fact('Rollout').getByText('In progress for 2 min')).toBeVisible();

    pass(29_999);
    expect(screen.getByText('just now')).toBeInTheDocument();
    pass(1);
    expect(screen.getByText('30 s ago')).toBeInTheDocument();
    pass(30_000);
    expect(screen.getByText('1 min ago')).toBeInTheDocument();
    expect(fact('Rollout').getByText('In progress for 3 min')).toBeVisible();

    expect(screen.getByText('Rolling out')).toBeInTheDocument();
    pass(4 * 60_000);
    expect(screen.getByText('5 min ago')).toBeInTheDocument();
    expect(screen.getByText('Status outdated')).toBeInTheDocument();
  });

  it('shows an old state as outdated', async () => {
    await renderUntil('stale', 'Status outdated');

    expect(
      screen.getByText('Last known state, 12 min ago: Healthy.'),
    ).toBeInTheDocument();
    expect(
      fact('Targets').getByText('11 min old: AWS does not respond'),
    ).toBeInTheDocument();
  });

  it('shows when a service that is not found was last seen', async () => {
    await renderUntil('gone', 'Not found');

    expect(
      screen.getByText(/in account 123456789012, eu-west-1/),
    ).toHaveTextContent('Last seen 2 h ago.');
    expect(screen.queryAllByRole('term')).toEqual([]);
  });

  it('shows why the state is unknown, with the message of AWS', async () => {
    await renderUntil('unknown', 'Unknown');

    expect(screen.getByText(/^AWS denied access/)).toHaveTextContent(
      'ecs:DescribeServices',
    );
    expect(
      fact('Outbound IPs').getByText(/203\.0\.113\.7/),
    ).toBeInTheDocument();
  });

  it('shows that it is loading', async () => {
    await renderUntil('loading', 'Loading the status');

    expect(screen.getByRole('button', { name: 'Refresh' })).toBeDisabled();
  });

  it('shows which annotations to add when there are none', async () => {
    await renderUntil(
      'no-annotation',
      'No ECS service is linked to this entity',
    );

    expect(
      screen.getByText(/fargate-api\/stack-arn: arn:aws/),
    ).toHaveTextContent('aws.amazon.com/amazon-ecs-service-arn: arn:aws:ecs');
    expect(
      screen.getByRole('button', { name: 'Copy the annotations' }),
    ).toBeInTheDocument();
  });

  it('shows which permission is missing, and whom to ask', async () => {
    await renderUntil(
      'not-allowed',
      'You are not allowed to see the status of this API',
    );

    expect(screen.getByText('fargate-api.status.read')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'team-orders' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-orders',
    );
  });

  it('refers to an administrator when the entity has no owner', async () => {
    renderScenario('not-allowed', { entity: { ...orders, relations: [] } });

    expect(
      await screen.findByText(/Ask a Backstage administrator/),
    ).toBeInTheDocument();
  });

  it('shows no last status of an entity that has left the catalog', async () => {
    jest.useFakeTimers();
    await renderUntil('removed', 'Healthy');

    await act(() => jest.advanceTimersByTimeAsync(10_000));

    expect(
      screen.getByText('This entity is no longer in the catalog'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Healthy')).toBeNull();
    expect(screen.queryByText(/Backstage does not respond/)).toBeNull();
  });

  it('shows what serves requests before what is rolled out', async () => {
    await renderUntil('rolling-out', 'Rolling out');

    expect(
      fact('Task')
        .getAllByText(/^nginx:/)
        .map(image => image.textContent),
    ).toEqual(['nginx:1.27', 'nginx:1.29']);
    expect(fact('Task').getByText(/· serving requests$/)).toBeInTheDocument();
    expect(fact('Task').getByText(/· rolling out$/)).toBeInTheDocument();
  });

  it('shows what the backend did not find', async () => {
    await renderUntil('not-found', 'No ECS service found for this entity');

    expect(
      screen.getByText(/^No entity api:default\/orders/),
    ).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    await renderUntil('failed', 'The status could not be loaded');

    expect(screen.getByText(/^“No target of account/)).toHaveTextContent(
      '(500 Error)',
    );
  });

  it('retries on demand when the backend could not be reached', async () => {
    const getStatus = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(healthy);
    renderScenario('healthy', { api: { getStatus } });
    expect(
      await screen.findByText(/^The Backstage backend cannot be reached/),
    ).toHaveTextContent('“Failed to fetch”');

    await open('Try again');

    expect(await screen.findByText('Healthy')).toBeInTheDocument();
  });

  it('keeps the last status when a later request fails', async () => {
    const getStatus = jest
      .fn()
      .mockResolvedValueOnce(healthy)
      .mockRejectedValue(new TypeError('Failed to fetch'));
    renderScenario('healthy', { api: { getStatus } });
    await screen.findByText('just now');

    await open('Refresh');

    expect(
      await screen.findByText(/old: Backstage does not respond/),
    ).toBeInTheDocument();
    expect(screen.getByText('Healthy')).toBeInTheDocument();
  });

  it('hides the status from a user who lost the permission', async () => {
    const getStatus = jest
      .fn()
      .mockResolvedValueOnce(healthy)
      .mockRejectedValue(await backendError(403, 'NotAllowedError', 'no'));
    renderScenario('healthy', { api: { getStatus } });
    await screen.findByText('Healthy');

    await open('Refresh');

    await waitFor(() => expect(screen.queryByText('Healthy')).toBeNull());
    expect(
      screen.getByText('You are not allowed to see the status of this API'),
    ).toBeInTheDocument();
  });
});
