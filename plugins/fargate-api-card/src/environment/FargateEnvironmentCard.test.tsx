import { screen } from '@testing-library/react';
import { ScenarioName } from '../../dev/scenarios';
import { fact } from '../__testUtils__/fact';
import { renderScenario } from '../__testUtils__/renderScenario';

/** Renders a scenario, and waits for the text. */
async function renderUntil(name: ScenarioName, text: string | RegExp) {
  renderScenario(name);
  return screen.findByText(text);
}

describe('FargateEnvironmentCard', () => {
  it('shows the state, the cluster and the network', async () => {
    await renderUntil('environment', 'Ready');

    expect(fact('Cluster').getByText(/environment-dev/)).toHaveTextContent(
      'environment-dev-cluster · 3 services · 5 tasks running · 1 pending',
    );
    expect(
      fact('VPC').getByText('vpc-0f1e2d3c4b5a69788 · 10.0.0.0/16'),
    ).toBeInTheDocument();
    expect(
      fact('Availability Zones').getByText('eu-west-1a, eu-west-1b'),
    ).toBeVisible();
    expect(
      fact('Outbound IPs').getByText('203.0.113.7, 203.0.113.8'),
    ).toBeVisible();
    expect(
      fact('Outbound IPs').getByText('one NAT gateway per AZ'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Copy outbound IPs' }),
    ).toBeInTheDocument();
    expect(fact('VPC endpoints').getByRole('definition')).toHaveTextContent(
      's3, ecr.api, ecr.dkr, logs',
    );
    expect(fact('Flow logs').getByRole('definition')).toHaveTextContent(
      'kept for 30 days · environment-dev-vpc-FlowLogGroup-A1B2C3',
    );
    expect(
      fact('Flow logs').getByRole('link', { name: /FlowLogGroup/ }),
    ).toHaveAttribute('href', expect.stringContaining('logsV2:log-groups'));
    expect(
      fact('Sessions of ECS Exec').getByText(
        'recorded with the logs of the container',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open in AWS: VPC' }),
    ).toHaveAttribute('href', expect.stringContaining('VpcId=vpc-0f1e2d3c'));
  });

  it('links to the APIs in it', async () => {
    await renderUntil('environment', 'Ready');

    expect(
      fact('APIs')
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['customers', '/catalog/default/api/customers'],
      ['Orders', '/catalog/default/api/orders'],
      ['shop/payments', '/catalog/shop/api/payments'],
    ]);
  });

  it('explains an environment without APIs, NAT and endpoints', async () => {
    await renderUntil('environment-empty', 'Ready');

    expect(fact('APIs').getByText(/^None yet/)).toBeInTheDocument();
    expect(
      fact('Outbound IPs').getByText(/^no NAT gateway/),
    ).toBeInTheDocument();
    expect(fact('VPC endpoints').getByText(/^none/)).toBeInTheDocument();
  });

  it('shows how much of its quotas the load balancer has used up that its APIs share', async () => {
    await renderUntil('environment-shared', 'Ready');

    expect(
      fact('Shared load balancer').getByRole('definition'),
    ).toHaveTextContent(
      '91 of 100 rules · 91 of 100 target groups · 4 of 25 certificates',
    );
    expect(screen.getByRole('list', { name: 'Problems' })).toHaveTextContent(
      'The shared load balancer has 91 of 100 rules' +
        'At the quota, further APIs are refused.',
    );
  });

  it('has no line for a shared load balancer that an environment does not have', async () => {
    await renderUntil('environment', 'Ready');

    expect(screen.queryByText('Shared load balancer')).toBeNull();
  });

  it('lists its problems', async () => {
    await renderUntil('environment-degraded', 'Degraded');

    expect(
      screen.getByText(
        /The VPC endpoint for com.amazonaws.eu-west-1.ecr.api is failed/,
      ),
    ).toBeInTheDocument();
    expect(fact('VPC endpoints').getByText(/ecr.api \(failed\)/)).toBeVisible();
  });

  it.each<[ScenarioName, string | RegExp]>([
    ['environment-partial', /^AWS denied access/],
    ['environment-partial', /^AWS is throttling/],
    ['environment-stale', 'Last updated 20 min ago.'],
    ['environment-gone', /ECS has no such cluster in account 123456789012/],
    ['environment-unconfirmed', 'Not confirmed'],
    ['environment-unknown', /ecs:DescribeClusters/],
    ['environment-loading', 'Loading the status of the environment'],
    ['environment-no-annotation', 'No stack is linked to this environment'],
    [
      'environment-not-allowed',
      'You are not allowed to see the status of this environment',
    ],
    ['environment-not-found', 'No stack found for this environment'],
  ])('%s: %s', async (name, text) => {
    await expect(renderUntil(name, text)).resolves.toBeInTheDocument();
  });

  it('shows the last known data with its age while AWS is throttling', async () => {
    await renderUntil('environment-throttled', 'Ready');

    expect(screen.getAllByText('4 min old: AWS is throttling')).toHaveLength(2);
  });

  it('shows the cluster, but not the network, of a VPC that does not name the environment', async () => {
    await renderUntil('environment-vpc-unconfirmed', 'Ready');
    expect(screen.getByRole('list', { name: 'Problems' })).toHaveTextContent(
      'AWS does not confirm that the VPC belongs to resource:default/dev' +
        'If it does, add the tag fargate-api:entity with the value resource:default/dev to the VPC.',
    );
    expect(screen.getAllByText('Cluster')).not.toHaveLength(0);
    expect(screen.queryByText('VPC')).toBeNull();
    expect(screen.queryByText('Outbound IPs')).toBeNull();
  });
});
