import {
  EnvironmentStatus,
  FargateApiStatus,
  LIST_PRICES,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen } from '@testing-library/react';
import { ready, shared } from '../../dev/fixtures/environments';
import { healthy } from '../../dev/fixtures/healthy';
import { fact } from '../__testUtils__/fact';
import { renderScenario } from '../__testUtils__/renderScenario';
import { monthOf, ownPrices } from './__testUtils__/priceLists';

const LABEL = 'Price a month';

const apiCard = (
  change: Partial<FargateApiStatus>,
  getPrices = async () => LIST_PRICES,
) =>
  renderScenario('healthy', {
    api: { getStatus: async () => ({ ...healthy, ...change }), getPrices },
  });

const environmentCard = (
  change: Partial<EnvironmentStatus>,
  getPrices = async () => LIST_PRICES,
) =>
  renderScenario('environment', {
    api: {
      getEnvironmentStatus: async () => ({ ...ready, ...change }),
      getPrices,
    },
  });

const shown = async () => {
  await screen.findByText(LABEL);
  return fact(LABEL).getByRole('definition').textContent;
};

describe.each<[string, PriceList, string]>([
  [
    "AWS's list prices",
    LIST_PRICES,
    `Prices are AWS list prices of ${LIST_PRICES.date} in eu-west-1, without traffic.`,
  ],
  [
    'the prices of the portal',
    ownPrices,
    'Prices are those of this portal in eu-west-1, without traffic.',
  ],
])('with %s', (_, prices, source) => {
  const one = prices.byRegion['eu-west-1'];
  const task = 0.25 * one.vCpu + 0.5 * one.gigabyte;
  const balancer = one.loadBalancer + 2 * one.publicIpAddress;
  const end = `${source} Requests, traffic and logs are metered and come on top.`;

  it('the card of an API shows what runs of it costs a month', async () => {
    apiCard({}, async () => prices);

    expect(await shown()).toBe(
      `about ${monthOf(balancer, 2 * task)} a month` +
        ` · 1 load balancer with 2 public IPv4 addresses (${monthOf(
          balancer,
        )})` +
        ` · 2 tasks, each of 0.25 vCPU and 0.5 GB (${monthOf(2 * task)})${end}`,
    );
  });

  it('the card of an environment shows what the load balancer costs that its APIs share', async () => {
    environmentCard(
      {
        egress: { value: { nat: 'none', ips: [] } },
        endpoints: { value: [] },
        sharedLoadBalancer: shared.sharedLoadBalancer,
      },
      async () => prices,
    );

    expect(await shown()).toContain(
      `about ${monthOf(balancer)} a month` +
        ` · 1 load balancer with 2 public IPv4 addresses (${monthOf(
          balancer,
        )})With other NAT gateways: none ${monthOf(balancer)}, `,
    );
  });

  it('the card of an environment shows what it costs without its APIs', async () => {
    environmentCard({}, async () => prices);

    const nat = 2 * (one.natGateway + one.publicIpAddress);
    const endpoints = 6 * one.interfaceEndpoint;
    expect(await shown()).toBe(
      `about ${monthOf(nat, endpoints)} a month` +
        ` · 2 NAT gateways, each with a public IPv4 address (${monthOf(nat)})` +
        ` · 6 VPC endpoints, each in one AZ (${monthOf(endpoints)})` +
        `With other NAT gateways: none ${monthOf(endpoints)}, ` +
        `one ${monthOf(nat / 2, endpoints)}, ` +
        `one per AZ ${monthOf(nat, endpoints)}.${end}`,
    );
  });
});

describe('the price on a card', () => {
  it('counts the tasks that run, not the desired ones', async () => {
    const { value } = healthy.service;
    apiCard({ service: { value: { ...value!, running: 1 } } });

    expect(await shown()).toContain('1 task of 0.25 vCPU');
  });

  it('leaves out a load balancer that is shared, and says so', async () => {
    const { value } = healthy.endpoint;
    apiCard({ endpoint: { value: { ...value!, isShared: true } } });

    expect(await shown()).toMatch(
      /^about \$18\.02 a month · 2 tasks, .*Without the load balancer, which the APIs of its environment share\./,
    );
  });

  it('is not shown where the portal has none for the region', async () => {
    apiCard({ target: { ...healthy.target, region: 'sa-east-1' } });

    expect(await shown()).toBe(
      "This portal has no prices for sa-east-1. See AWS's price list, or let an administrator add them under fargateApi.prices.",
    );
  });

  it('is left out while what runs is not known', async () => {
    apiCard({ taskDefinition: {} });

    await screen.findByText('Endpoint');
    expect(screen.queryByText(LABEL)).not.toBeInTheDocument();
  });

  it('of an environment is left out while a part that counts is not known', async () => {
    environmentCard({ endpoints: {} });

    await screen.findByText('APIs');
    expect(screen.queryByText(LABEL)).not.toBeInTheDocument();
  });
});
