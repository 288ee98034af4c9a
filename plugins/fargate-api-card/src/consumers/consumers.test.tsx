import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { checkConsumer } from '../../dev/fixtures/consumers';
import { ScenarioName, scenarios } from '../../dev/scenarios';
import { fact } from '../__testUtils__/fact';
import { renderScenario } from '../__testUtils__/renderScenario';
import { FargateApi } from '../api/FargateApi';

/** Renders the card of a scenario, and waits until it is loaded. */
async function renderCard(name: ScenarioName, api?: Partial<FargateApi>) {
  renderScenario(name, { api: { ...scenarios[name].api, ...api } });
  await screen.findByText('Open in AWS');
}

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

async function openCheck() {
  await press('Actions');
  await userEvent.click(
    screen.getByRole('menuitem', { name: 'Check connectivity…' }),
  );
}

async function choose(vpc: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: /Consumer VPC/ }),
  );
  await userEvent.click(
    screen.getByRole('option', { name: new RegExp(`^${vpc} `) }),
  );
}

const hops = () =>
  within(screen.getByRole('list', { name: 'Path of a request' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe('the consumers of an internal API', () => {
  it('are the networks that the load balancer admits, and can be copied', async () => {
    await renderCard('consumers');
    expect(
      fact('Consumers').getByText('10.1.0.0/16, 10.20.0.0/16'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy consumer networks' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['consumers-none', 'no network is allowed yet'],
    ['consumers-any', 'any network with a route to it'],
    ['consumers-partial', 'ec2:DescribeSecurityGroups'],
  ] as [ScenarioName, string][])('are shown: %s', async (name, words) => {
    await renderCard(name);
    expect(
      fact('Consumers').getByText(words, { exact: false }),
    ).toBeInTheDocument();
    expect(screen.getByText('Healthy')).toBeInTheDocument();
  });

  it('are not shown for a public API', async () => {
    await renderCard('healthy');
    expect(screen.queryByText('Consumers')).toBeNull();
    await press('Actions');
    expect(
      screen.queryByRole('menuitem', { name: 'Check connectivity…' }),
    ).toBeNull();
  });
});

describe('checking a consumer', () => {
  it('checks the chosen VPC on demand', async () => {
    const check = jest.fn(checkConsumer);
    await renderCard('consumers', { checkConsumer: check });
    await openCheck();
    expect(
      screen.getByText('Can a consumer reach https://api.acme.com?'),
    ).toBeInTheDocument();
    await choose('shop');
    expect(check).not.toHaveBeenCalled();
    await press('Check');

    expect(
      await screen.findByText('shop can reach the API'),
    ).toBeInTheDocument();
    expect(check).toHaveBeenCalledTimes(1);
    expect(check).toHaveBeenCalledWith(
      { kind: 'API', namespace: 'default', name: 'orders' },
      { target: 'shared', vpcId: 'vpc-0a2bab76b25191e31' },
    );
    expect(hops()).toHaveLength(8);
    expect(hops()[7]).toBe('TargetsOK: 2 of 2 targets are healthy');
  });

  it('shows which hop is missing, what to do, and which hops were not checked', async () => {
    await renderCard('consumers');
    await openCheck();
    await choose('crm');
    await press('Check');

    expect(
      await screen.findByText('crm cannot reach the API'),
    ).toBeInTheDocument();
    expect(screen.getByText('Missing: Consumer route')).toBeInTheDocument();
    expect(hops()[3]).toMatch(
      /^Consumer routeMissing: no route table of vpc-.*To do: the owner of the VPC attaches it to tgw-0d1e2f3a4b5c6d7e8 and adds a route with destination/,
    );
    expect(hops().slice(4)).toEqual([
      'Attachmentnot checked',
      'Return routenot checked',
      'Load balancernot checked',
      'Targetsnot checked',
    ]);
  });

  it('copies the result', async () => {
    let copied = '';
    document.execCommand = () => {
      copied = String(document.getSelection());
      return true;
    };
    await renderCard('consumers');
    await openCheck();
    await choose('crm');
    await press('Check');
    await screen.findByText('crm cannot reach the API');
    await press('Copy the result');
    expect(copied).toBe(
      'vpc-0a2bab76b25191e32 (account 210987654321) cannot reach https://api.acme.com. consumer-route: no route table of vpc-0a2bab76b25191e32 (rtb-0c1d2e3f4a5b6c7d8 and rtb-0d2e3f4a5b6c7d8e9) has a route to it: the owner of the VPC attaches it to tgw-0d1e2f3a4b5c6d7e8 and adds a route with destination 10.0.0.0/16, target tgw-0d1e2f3a4b5c6d7e8',
    );
  });

  it('reserves its answer when a hop cannot be read', async () => {
    await renderCard('consumers');
    await openCheck();
    await choose('partner');
    await press('Check');
    expect(
      await screen.findByText(
        'partner may reach the API, but this portal cannot see every hop',
      ),
    ).toBeInTheDocument();
  });

  it('checks again on demand, and drops the result when another VPC is chosen', async () => {
    const check = jest.fn(checkConsumer);
    await renderCard('consumers', { checkConsumer: check });
    await openCheck();
    await choose('crm');
    await press('Check');
    await screen.findByText('crm cannot reach the API');
    await press('Check again');
    expect(check).toHaveBeenCalledTimes(2);
    await choose('shop');
    expect(screen.queryByText('crm cannot reach the API')).toBeNull();
    expect(screen.getByRole('button', { name: 'Check' })).toBeEnabled();
  });

  it.each([
    ['consumers', 'deleted', 'has no VPC vpc-0a2bab76b25191e34'],
    ['consumers-partial', 'shop', 'fargate-api.consumers.check'],
  ] as [ScenarioName, string, string][])(
    'shows why the check failed: %s, %s',
    async (name, vpc, words) => {
      await renderCard(name);
      await openCheck();
      await choose(vpc);
      await press('Check');
      const title = await screen.findByText('The check failed');
      expect(title.closest('[role=status]')).toHaveTextContent(words);
    },
  );

  it.each([
    ['consumers-none', 'There is no other VPC to check from.'],
    [
      'consumers-partial',
      'The VPCs of legacy (account 333333333333) could not be listed',
    ],
    ['consumers-not-allowed', 'The VPCs could not be listed'],
    ['consumers', 'must be a target of this portal in eu-west-1'],
  ] as [ScenarioName, string][])(
    'shows why a VPC is not listed: %s',
    async (name, words) => {
      await renderCard(name);
      await openCheck();
      expect(
        await screen.findByText(words, { exact: false }),
      ).toBeInTheDocument();
    },
  );
});
