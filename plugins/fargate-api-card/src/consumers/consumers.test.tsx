import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { checkConsumer } from '../../dev/fixtures/consumers';
import { fakeApi } from '../../dev/fixtures/fakeApi';
import { ScenarioName, scenarios } from '../../dev/scenarios';
import { FargateApi, fargateApiRef } from '../api/FargateApi';
import { FargateApiCard } from '../components/FargateApiCard';

async function renderCard(name: ScenarioName, api?: Partial<FargateApi>) {
  const scenario = scenarios[name];
  renderInTestApp(
    <EntityProvider entity={scenario.entity}>
      <FargateApiCard />
    </EntityProvider>,
    {
      apis: [[fargateApiRef, fakeApi({ ...scenario.api, ...api })]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  await screen.findByText('Open in AWS');
}

/** What stands beside a label. */
const fact = (label: string) =>
  screen.queryByText(label)?.closest('dt')?.nextElementSibling;

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

async function openCheck() {
  await press('Actions');
  await userEvent.click(
    screen.getByRole('menuitem', { name: 'Check a consumer…' }),
  );
}

async function choose(vpc: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: /VPC of the consumer/ }),
  );
  await userEvent.click(
    screen.getByRole('option', { name: new RegExp(`^${vpc} `) }),
  );
}

const hops = () =>
  within(screen.getByRole('list', { name: 'The way of a request' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe('the consumers of an internal API', () => {
  it('are the networks that are let in, to copy', async () => {
    await renderCard('consumers');
    expect(fact('Consumers')).toHaveTextContent('10.1.0.0/16, 10.20.0.0/16');
    expect(
      screen.getByRole('button', { name: 'Copy consumers' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['consumers-nobody', 'nobody is let in yet'],
    ['consumers-everybody', 'everybody who has a way to it'],
    ['consumers-partial', 'ec2:DescribeSecurityGroups'],
  ] as [ScenarioName, string][])(
    'are said in words: %s',
    async (name, words) => {
      await renderCard(name);
      expect(fact('Consumers')).toHaveTextContent(words);
      expect(screen.getByText('Healthy')).toBeInTheDocument();
    },
  );

  it('are no question of a public API', async () => {
    await renderCard('healthy');
    expect(fact('Consumers')).toBeUndefined();
    await press('Actions');
    expect(
      screen.queryByRole('menuitem', { name: 'Check a consumer…' }),
    ).toBeNull();
  });
});

describe('checking a consumer', () => {
  it('asks for it by the name of its target and its VPC, once it is chosen', async () => {
    const check = jest.fn(checkConsumer);
    await renderCard('consumers', { checkConsumer: check });
    await openCheck();
    expect(
      screen.getByText('Can a consumer reach https://api.acme.com?'),
    ).toBeInTheDocument();
    await choose('shop');
    expect(check).not.toHaveBeenCalled();
    await press('Check');

    expect(await screen.findByText('shop can reach it')).toBeInTheDocument();
    expect(check).toHaveBeenCalledTimes(1);
    expect(check).toHaveBeenCalledWith(
      { kind: 'API', namespace: 'default', name: 'orders' },
      { target: 'shared', vpcId: 'vpc-0a2bab76b25191e31' },
    );
    expect(hops()).toHaveLength(8);
    expect(hops()[7]).toBe('TargetThere: 2 of 2 targets are healthy');
  });

  it('shows which hop is missing and what to do, and what lies behind it', async () => {
    await renderCard('consumers');
    await openCheck();
    await choose('crm');
    await press('Check');

    expect(await screen.findByText('crm cannot reach it')).toBeInTheDocument();
    expect(screen.getByText("Missing: Consumer's route")).toBeInTheDocument();
    expect(hops()[3]).toMatch(
      /^Consumer's routeMissing: no route table of vpc-.*To do: its owner attaches it to tgw-0d1e2f3a4b5c6d7e8 and adds destination/,
    );
    expect(hops().slice(4)).toEqual([
      'Attachmentnot looked at yet',
      "Provider's routenot looked at yet",
      'Load balancernot looked at yet',
      'Targetnot looked at yet',
    ]);
  });

  it('copies all of it for the other side', async () => {
    let copied = '';
    document.execCommand = () => {
      copied = String(document.getSelection());
      return true;
    };
    await renderCard('consumers');
    await openCheck();
    await choose('crm');
    await press('Check');
    await screen.findByText('crm cannot reach it');
    await press('Copy for the other side');
    expect(copied).toBe(
      'vpc-0a2bab76b25191e32 (account 210987654321) cannot reach https://api.acme.com. consumer-route: no route table of vpc-0a2bab76b25191e32 (rtb-0c1d2e3f4a5b6c7d8 and rtb-0d2e3f4a5b6c7d8e9) leads to it: its owner attaches it to tgw-0d1e2f3a4b5c6d7e8 and adds destination 10.0.0.0/16, target tgw-0d1e2f3a4b5c6d7e8',
    );
  });

  it('does not promise what it does not see', async () => {
    await renderCard('consumers');
    await openCheck();
    await choose('partner');
    await press('Check');
    expect(
      await screen.findByText(
        'partner can reach it, as far as this portal sees',
      ),
    ).toBeInTheDocument();
  });

  it('asks again when one wants, and forgets the answer for another VPC', async () => {
    const check = jest.fn(checkConsumer);
    await renderCard('consumers', { checkConsumer: check });
    await openCheck();
    await choose('crm');
    await press('Check');
    await screen.findByText('crm cannot reach it');
    await press('Check again');
    expect(check).toHaveBeenCalledTimes(2);
    await choose('shop');
    expect(screen.queryByText('crm cannot reach it')).toBeNull();
    expect(screen.getByRole('button', { name: 'Check' })).toBeEnabled();
  });

  it.each([
    ['consumers', 'deleted', 'has no VPC vpc-0a2bab76b25191e34'],
    ['consumers-partial', 'shop', 'fargate-api.consumers.check'],
  ] as [ScenarioName, string, string][])(
    'says why it cannot: %s, %s',
    async (name, vpc, words) => {
      await renderCard(name);
      await openCheck();
      await choose(vpc);
      await press('Check');
      const title = await screen.findByText('It could not be checked');
      expect(title.closest('[role=status]')).toHaveTextContent(words);
    },
  );

  it.each([
    ['consumers-nobody', 'There is no other VPC to check from.'],
    ['consumers-partial', 'The VPCs of legacy (account 333333333333) are not'],
    ['consumers-not-allowed', 'The VPCs could not be listed'],
    ['consumers', 'must be a target of this portal in eu-west-1'],
  ] as [ScenarioName, string][])(
    'says what there is not to choose: %s',
    async (name, words) => {
      await renderCard(name);
      await openCheck();
      expect(
        await screen.findByText(words, { exact: false }),
      ).toBeInTheDocument();
    },
  );
});
