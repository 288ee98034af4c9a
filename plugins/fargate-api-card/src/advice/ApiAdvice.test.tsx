import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  LIST_PRICES,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../dev/fixtures/fakeApi';
import { fargateApiRef } from '../api/FargateApi';
import { monthOf, ownPrices } from '../prices/__testUtils__/priceLists';
import { ApiAdvice } from './ApiAdvice';

const TITLE = 'Which API on Fargate?';

/** Shows it, and opens it. */
async function open(prices: PriceList = LIST_PRICES) {
  renderInTestApp(<ApiAdvice />, {
    apis: [[fargateApiRef, fakeApi({ getPrices: async () => prices })]],
  });
  await userEvent.click(await screen.findByRole('button', { name: TITLE }));
}

/** The ways in their order: name and total, and what makes or keeps them from being chosen. */
async function ways(): Promise<string[][]> {
  const list = await screen.findByRole('list', { name: 'Ways to run the API' });
  return within(list)
    .getAllByRole('listitem')
    .map(item => [
      within(item).getByRole('heading').textContent!,
      within(item).getByText(/^about \$[\d.]+ a month$/).textContent!,
      ...within(item)
        .queryAllByText(/^(Recommended|Does not fit)/)
        .map(({ textContent }) => textContent!),
    ]);
}

async function choose(label: string, option: string) {
  await userEvent.click(
    screen.getByRole('button', { name: new RegExp(label) }),
  );
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

const one = LIST_PRICES.byRegion['us-east-1'];
const NAT = one.natGateway + one.publicIpAddress;
const BALANCER = one.loadBalancer + 2 * one.publicIpAddress;
const TASKS = 2 * (0.25 * one.vCpu + 0.5 * one.gigabyte);
const ZONE = 0.5 / 730;
/** Of a sum a month. */
const hourly = (dollars: number) => dollars / 730;

describe('which API', () => {
  it('recommends the cheapest way that fits, beside the prices of the others', async () => {
    await open();

    const units = hourly(11 * 0.008);
    expect(await ways()).toEqual([
      [
        'Public API, tasks with public addresses',
        `about ${monthOf(
          BALANCER,
          TASKS,
          2 * one.publicIpAddress,
          units,
        )} a month`,
        'Recommended: the cheapest that fits, $6.88 a month less than the next.',
      ],
      [
        'API behind API Gateway',
        `about ${monthOf(NAT, ZONE, TASKS, hourly(1))} a month`,
      ],
      [
        'API behind a shared load balancer',
        `about ${monthOf(NAT, BALANCER / 2, TASKS, units)} a month`,
      ],
      [
        'Public API behind a load balancer',
        `about ${monthOf(NAT, BALANCER, TASKS, units)} a month`,
      ],
      [
        'Internal API',
        `about ${monthOf(
          one.loadBalancer,
          6 * one.interfaceEndpoint,
          TASKS,
        )} a month`,
        'Does not fit: it cannot be called from the internet.',
      ],
    ]);
  });

  it('follows what is entered', async () => {
    await open();
    await ways();

    await choose(
      'Environment',
      'Use an existing one, whose network is already paid for',
    );
    expect((await ways())[0]).toEqual([
      'API behind API Gateway',
      `about ${monthOf(TASKS, hourly(1))} a month`,
      'Recommended: the cheapest that fits, $10.95 a month less than the next.',
    ]);

    const sharing = screen.getByRole('textbox', {
      name: 'APIs that could share a load balancer',
    });
    await userEvent.clear(sharing);
    await userEvent.type(sharing, '30');
    await userEvent.tab();
    expect((await ways())[0].slice(0, 2)).toEqual([
      'API behind a shared load balancer',
      `about ${monthOf(BALANCER / 30, TASKS, hourly(11 * 0.008))} a month`,
    ]);

    await choose('Requests a month', 'Another number');
    const count = screen.getByRole('textbox', {
      name: 'Number of requests a month',
    });
    await userEvent.clear(count);
    await userEvent.type(count, '27000000');
    await userEvent.tab();
    expect((await ways())[0][0]).toBe('API behind a shared load balancer');

    await choose(
      'Environment',
      'Use an existing one with a shared load balancer, both paid for',
    );
    expect((await ways())[0][1]).toBe(
      `about ${monthOf(TASKS, hourly(300 * 0.008))} a month`,
    );
    expect(
      screen.queryByRole('textbox', {
        name: 'APIs that could share a load balancer',
      }),
    ).toBeNull();

    await choose('Who can call it', 'Consumers in its own network only');
    expect((await ways())[0]).toEqual([
      'Internal API',
      `about ${monthOf(one.loadBalancer, TASKS)} a month`,
      'Recommended: the only one that fits.',
    ]);
  });

  it('leaves out what has changing addresses where others allow them', async () => {
    await open();
    await ways();

    await userEvent.click(
      screen.getByRole('checkbox', { name: /so they must be fixed/ }),
    );

    expect((await ways())[0][0]).toBe('API behind API Gateway');
    expect(
      screen.getByText('Does not fit: its outbound IP addresses change.'),
    ).toBeInTheDocument();
  });

  it('links to the wizard of each way that fits', async () => {
    await open();
    await ways();

    expect(
      screen
        .getAllByRole('link', { name: /^Deploy:/ })
        .map(link => [
          link.getAttribute('aria-label'),
          link.getAttribute('href'),
        ]),
    ).toEqual([
      [
        'Deploy: Public API, tasks with public addresses',
        '/create/templates/default/fargate-public-api?formData=%7B%22taskSubnets%22%3A%22public%22%7D',
      ],
      [
        'Deploy: API behind API Gateway',
        '/create/templates/default/fargate-gateway-api',
      ],
      [
        'Deploy: API behind a shared load balancer',
        '/create/templates/default/fargate-shared-api',
      ],
      [
        'Deploy: Public API behind a load balancer',
        '/create/templates/default/fargate-public-api',
      ],
    ]);
  });

  it('has the prices of the chosen region, and names the region of those it lacks', async () => {
    await open(ownPrices);
    await ways();
    expect(screen.queryByText(/Prices of requests and traffic/)).toBeNull();

    await choose('Region', 'eu-west-1');

    const own = ownPrices.byRegion['eu-west-1'];
    expect((await ways())[0][1]).toBe(
      `about ${monthOf(
        own.loadBalancer + 2 * own.publicIpAddress,
        2 * (0.25 * own.vCpu + 0.5 * own.gigabyte),
        2 * own.publicIpAddress,
        hourly(11 * 0.008),
      )} a month`,
    );
    expect(
      screen.getByText(
        /Prices of this portal in eu-west-1\. Prices of requests and traffic are those of us-east-1/,
      ),
    ).toBeInTheDocument();
  });

  it('marks what is counted of the traffic, and what is not', async () => {
    await open();

    await ways();
    expect(
      screen.getByText(/Not counted: responses to callers, and logs\./),
    ).toBeInTheDocument();
  });

  it('asks for nothing before it is opened', async () => {
    const getPrices = jest.fn(async () => LIST_PRICES);
    renderInTestApp(<ApiAdvice />, {
      apis: [[fargateApiRef, fakeApi({ getPrices })]],
    });

    await screen.findByRole('button', { name: TITLE });
    expect(screen.queryByRole('list')).toBeNull();
    expect(getPrices).not.toHaveBeenCalled();
  });
});
