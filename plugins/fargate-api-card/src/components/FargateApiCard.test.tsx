import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { backendError } from '../../dev/fixtures/errors';
import { fakeApi } from '../../dev/fixtures/fakeApi';
import { orders } from '../../dev/fixtures/entities';
import { healthy } from '../../dev/fixtures/healthy';
import { ScenarioName, scenarios } from '../../dev/scenarios';
import { FargateApi, fargateApiRef } from '../api/FargateApi';
import { FargateApiCard } from './FargateApiCard';

function renderCard(api: Partial<FargateApi>, entity: Entity = orders) {
  renderInTestApp(
    <EntityProvider entity={entity}>
      <FargateApiCard />
    </EntityProvider>,
    {
      apis: [[fargateApiRef, fakeApi(api)]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

/** Renders a scenario and waits until the text is there. */
async function renderScenario(name: ScenarioName, text: string | RegExp) {
  const { api, entity } = scenarios[name];
  renderCard(api, entity);
  return screen.findByText(text);
}

/** The value of a labelled line. */
function fact(label: string) {
  return within(
    screen.getAllByRole('term').find(term => term.textContent === label)!
      .parentElement!,
  );
}

const open = async (name: string | RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('FargateApiCard', () => {
  it('shows that a healthy API is up, its endpoint, account and region', async () => {
    await renderScenario('healthy', 'Healthy');

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
    await renderScenario('healthy', 'Healthy');

    for (const [name, href] of [
      ['Open in AWS: Service', healthy.links.service],
      ['Open in AWS: Logs', healthy.links.logs],
      ['Open in AWS: Stack', healthy.links.stack],
    ]) {
      expect(screen.getByRole('link', { name })).toHaveAttribute('href', href);
    }
  });

  it('copies the endpoint and confirms it', async () => {
    const user = userEvent.setup();
    document.execCommand = jest.fn(() => true);
    await renderScenario('healthy', 'Healthy');

    await user.click(screen.getByRole('button', { name: 'Copy endpoint' }));

    expect(document.execCommand).toHaveBeenCalledWith('copy');
    expect(await screen.findByText('Copied')).toHaveAttribute('role', 'status');
  });

  it('lists problems first, with severity, hint and code', async () => {
    await renderScenario('degraded', 'Degraded');

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

  it('expands targets, events and stopped tasks', async () => {
    await renderScenario('degraded', 'Degraded');

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
    await renderScenario('down', 'Down');
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
    renderCard({
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
    });

    const list = await screen.findByRole('list', { name: 'Problems' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      'Warning: The moon is fullWait a fortnight.',
    );
  });

  it('shows that a rollout failed and why, and containers without exit code', async () => {
    await renderScenario('down', 'Down');

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
    await renderScenario('rolling-out', 'Rolling out');

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
    await renderScenario('first-rollout', 'Rolling out');

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
    await renderScenario('scaled-to-zero', 'Scaled to zero');

    expect(screen.getByText('desired count 0')).toBeInTheDocument();
    expect(screen.getByText(/^The desired count is 0/)).toBeInTheDocument();
    expect(screen.queryByRole('list', { name: 'Problems' })).toBeNull();
  });

  it('shows several target groups, and sends no request to an internal endpoint', async () => {
    const fetch = jest.spyOn(window, 'fetch');
    await renderScenario('internal', 'Degraded');

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

  it('shows a read failure in the place of the value', async () => {
    await renderScenario('partial', 'Healthy');

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
    await renderScenario('throttled', 'Healthy');

    expect(screen.getAllByText('2 min old: AWS is throttling')).toHaveLength(2);
    expect(screen.getByText('2 of 2 running')).toBeInTheDocument();
  });

  it('shows an old state as outdated', async () => {
    await renderScenario('stale', 'Status outdated');

    expect(
      screen.getByText('Last known state, 12 min ago: Healthy.'),
    ).toBeInTheDocument();
    expect(
      fact('Targets').getByText('11 min old: AWS does not respond'),
    ).toBeInTheDocument();
  });

  it('shows when a service that is not found was last seen', async () => {
    await renderScenario('gone', 'Not found');

    expect(
      screen.getByText(/in account 123456789012, eu-west-1/),
    ).toHaveTextContent('Last seen 2 h ago.');
    expect(screen.queryAllByRole('term')).toEqual([]);
  });

  it('shows why the state is unknown, with the message of AWS', async () => {
    await renderScenario('unknown', 'Unknown');

    expect(screen.getByText(/^AWS denied access/)).toHaveTextContent(
      'ecs:DescribeServices',
    );
    expect(
      fact('Outbound IPs').getByText(/203\.0\.113\.7/),
    ).toBeInTheDocument();
  });

  it('shows that it is loading', async () => {
    await renderScenario('loading', 'Loading the status');

    expect(screen.getByRole('button', { name: 'Refresh' })).toBeDisabled();
  });

  it('shows which annotations to add when there are none', async () => {
    await renderScenario(
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
    await renderScenario(
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
    renderCard(scenarios['not-allowed'].api, { ...orders, relations: [] });

    expect(
      await screen.findByText(/Ask a Backstage administrator/),
    ).toBeInTheDocument();
  });

  it('shows what the backend did not find', async () => {
    await renderScenario('not-found', 'No ECS service found for this entity');

    expect(
      screen.getByText(/^No entity api:default\/orders/),
    ).toBeInTheDocument();
  });

  it('shows the error of the backend', async () => {
    await renderScenario('failed', 'The status could not be loaded');

    expect(screen.getByText(/^“No target of account/)).toHaveTextContent(
      '(500 Error)',
    );
  });

  it('retries on demand when the backend could not be reached', async () => {
    const getStatus = jest
      .fn()
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockResolvedValue(healthy);
    renderCard({ getStatus });
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
    renderCard({ getStatus });
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
    renderCard({ getStatus });
    await screen.findByText('Healthy');

    await open('Refresh');

    await waitFor(() => expect(screen.queryByText('Healthy')).toBeNull());
    expect(
      screen.getByText('You are not allowed to see the status of this API'),
    ).toBeInTheDocument();
  });
});
