import {
  EnvironmentStatus,
  LIST_PRICES,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen, waitFor } from '@testing-library/react';
import { ready, shared } from '../../../dev/fixtures/environments';
import { healthy } from '../../../dev/fixtures/healthy';
import { FargateApi } from '../../api/FargateApi';
import { monthOf, ownPrices } from '../../prices/__testUtils__/priceLists';
import { renderPage } from '../page/__testUtils__/renderPage';
import { FargatePrice } from './FargatePrice';
import { PricedForm } from './PriceOptions';

const renderField = (
  of: PricedForm,
  formData: Record<string, unknown>,
  api: Partial<FargateApi>,
) =>
  renderPage({
    properties: {
      monthlyPrice: {
        title: 'Price a month',
        type: 'string',
        'ui:field': 'FargatePrice',
        'ui:options': { of },
      },
    },
    formData,
    fields: { FargatePrice },
    api,
  });

/** What the review page is going to show. */
async function priceOf(
  of: PricedForm,
  formData: Record<string, unknown>,
  api: Partial<FargateApi> = {},
): Promise<string> {
  const onChange = renderField(of, formData, api);
  await waitFor(() =>
    expect(onChange.mock.lastCall?.[0].monthlyPrice).toBeDefined(),
  );
  return onChange.mock.lastCall![0].monthlyPrice;
}

const target = { name: 'dev', region: 'eu-west-1' };
const SMALL = { size: '256/512', desiredCount: 2 };
const METERED = 'Requests, traffic and logs are metered and come on top.';

describe.each<[string, PriceList, string]>([
  [
    "AWS's list prices",
    LIST_PRICES,
    `Prices are AWS list prices of ${LIST_PRICES.date} in eu-west-1, without traffic. ${METERED}`,
  ],
  [
    'the prices of the portal',
    ownPrices,
    `Prices are those of this portal in eu-west-1, without traffic. ${METERED}`,
  ],
])('the price on the review page, with %s', (_, prices, source) => {
  const one = prices.byRegion['eu-west-1'];
  const nat = one.natGateway + one.publicIpAddress;
  const balancer = one.loadBalancer + 2 * one.publicIpAddress;
  const task = 0.25 * one.vCpu + 0.5 * one.gigabyte;
  const zone = 0.5 / 730;
  const endpoints = 6 * one.interfaceEndpoint;
  const api = { getPrices: async () => prices };
  const TASKS = `2 tasks, each of 0.25 vCPU and 0.5 GB (${monthOf(2 * task)})`;
  const BALANCER = `1 load balancer with 2 public IPv4 addresses (${monthOf(
    balancer,
  )})`;
  const large = (60 / 168) * (one.vCpu + 3 * one.gigabyte);

  it.each<[string, PricedForm, Record<string, unknown>, string]>([
    [
      'a public API in a new environment, with a new zone',
      'public-api',
      {
        where: 'new',
        target,
        natGateways: 'per-zone',
        zoneWhere: 'new',
        ...SMALL,
      },
      `about ${monthOf(2 * nat, balancer, zone, 2 * task)} a month: ` +
        `2 NAT gateways, each with a public IPv4 address (${monthOf(
          2 * nat,
        )}), ${BALANCER}, 1 hosted zone ($0.50), ${TASKS}.`,
    ],
    [
      'a public API in a new environment with tasks in public subnets, whatever was chosen before',
      'public-api',
      {
        where: 'new',
        target,
        natGateways: 'per-zone',
        taskSubnets: 'public',
        zoneWhere: 'none',
        ...SMALL,
      },
      `about ${monthOf(
        balancer,
        2 * task,
        2 * one.publicIpAddress,
      )} a month: ${BALANCER}, ${TASKS}, 2 public IPv4 addresses of tasks (${monthOf(
        2 * one.publicIpAddress,
      )}).`,
    ],
    [
      'an environment without private subnets',
      'environment',
      { target, network: 'new', natGateways: 'no-private-subnets' },
      'about $0.00 a month.',
    ],
    [
      'a public API in an existing environment, whatever was chosen before',
      'public-api',
      {
        where: 'existing',
        environment: target,
        natGateways: 'per-zone',
        ...SMALL,
      },
      `about ${monthOf(balancer, 2 * task)} a month: ${BALANCER}, ${TASKS}.`,
    ],
    [
      'autoscaling and office hours, of a custom size',
      'public-api',
      {
        where: 'existing',
        environment: target,
        size: 'custom',
        cpu: 1024,
        memory: 3072,
        desiredCount: 1,
        scaling: 'load',
        maxCount: 4,
        officeHours: 'on',
        days: ['MON', 'TUE', 'WED', 'THU', 'FRI'],
        from: '07:00',
        to: '19:00',
      },
      `about ${monthOf(balancer, large)} a month, up to ${monthOf(
        balancer,
        4 * large,
      )} with all tasks: ${BALANCER}, ` +
        `1 task of 1 vCPU and 3 GB, 60 of 168 hours a week (${monthOf(
          large,
        )}).`,
    ],
    [
      'an internal API in a new environment with a transit gateway',
      'internal-api',
      { where: 'new', target, transitGateway: 'tgw-1', ...SMALL },
      `about ${monthOf(
        one.loadBalancer,
        endpoints,
        one.transitGatewayAttachment,
        2 * task,
      )} a month: 1 load balancer (${monthOf(one.loadBalancer)}), ` +
        `6 VPC endpoints, each in one AZ (${monthOf(endpoints)}), ` +
        `1 transit gateway attachment (${monthOf(
          one.transitGatewayAttachment,
        )}), ${TASKS}.`,
    ],
    [
      'an API behind API Gateway',
      'gateway-api',
      { environment: target, ...SMALL },
      `about ${monthOf(2 * task)} a month: ${TASKS}.`,
    ],
    [
      'an internal API from a commit',
      'source-api',
      { environment: target, shape: 'internal', ...SMALL },
      `about ${monthOf(one.loadBalancer, 2 * task)} a month: ` +
        `1 load balancer (${monthOf(one.loadBalancer)}), ${TASKS}.`,
    ],
    [
      'an environment with a network of its own',
      'environment',
      {
        target,
        network: 'new',
        natGateways: 'per-zone',
        availabilityZoneCount: 3,
      },
      `about ${monthOf(3 * nat)} a month: ` +
        `3 NAT gateways, each with a public IPv4 address (${monthOf(
          3 * nat,
        )}).`,
    ],
    [
      'an environment in a VPC that exists',
      'environment',
      { target, network: 'existing', natGateways: 'single' },
      'about $0.00 a month.',
    ],
  ])('of %s', async (__, form, formData, price) => {
    expect(await priceOf(form, formData, api)).toBe(`${price} ${source}`);
  });

  it('of an API in an existing environment has an address for each of its zones', async () => {
    const network = {
      value: {
        ...ready.network.value!,
        availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      },
    };
    const onChange = renderField(
      'public-api',
      {
        where: 'existing',
        environment: { entityRef: 'resource:default/dev', ...target },
        ...SMALL,
      },
      { ...api, getEnvironmentStatus: async () => ({ ...ready, network }) },
    );

    const inThree = one.loadBalancer + 3 * one.publicIpAddress;
    const price =
      `about ${monthOf(inThree, 2 * task)} a month: ` +
      `1 load balancer with 3 public IPv4 addresses (${monthOf(
        inThree,
      )}), ${TASKS}. ${source}`;
    await waitFor(() =>
      expect(onChange.mock.lastCall?.[0].monthlyPrice).toBe(price),
    );
  });

  it.each<[string, EnvironmentStatus['sharedLoadBalancer'], string]>([
    [
      'the first API behind a shared load balancer has that of the load balancer',
      {},
      `about ${monthOf(balancer, 2 * task)} a month: ${BALANCER}, ${TASKS}.`,
    ],
    [
      'a further API behind a shared load balancer has its tasks only',
      shared.sharedLoadBalancer,
      `about ${monthOf(2 * task)} a month: ${TASKS}.`,
    ],
    [
      'an API behind a shared load balancer that cannot be read has its tasks only',
      { failure: { reason: 'denied', message: 'AccessDenied' } },
      `about ${monthOf(2 * task)} a month: ${TASKS}.`,
    ],
  ])('of %s', async (__, sharedLoadBalancer, price) => {
    expect(
      await priceOf(
        'shared-api',
        {
          environment: { entityRef: 'resource:default/dev', ...target },
          ...SMALL,
        },
        {
          ...api,
          getEnvironmentStatus: async () => ({ ...ready, sharedLoadBalancer }),
        },
      ),
    ).toBe(`${price} ${source}`);
  });

  it.each<[string, FargateApi['getEnvironmentStatus']]>([
    [
      'cannot be read',
      async () => {
        throw new Error('AWS is down');
      },
    ],
    ['is being read', () => new Promise(() => {})],
  ])(
    'of an API in an environment that %s is that of two zones',
    async (__, getEnvironmentStatus) => {
      const price = await priceOf(
        'public-api',
        {
          where: 'existing',
          environment: { entityRef: 'resource:default/dev', ...target },
          ...SMALL,
        },
        { ...api, getEnvironmentStatus },
      );

      expect(price).toContain(`about ${monthOf(balancer, 2 * task)} a month:`);
    },
  );

  it('of an update is what it will be, and what it is now', async () => {
    const price = await priceOf(
      'update-api',
      {
        api: { entityRef: 'api:default/orders', ...target },
        size: '512/1024',
        scaling: 'fixed',
        desiredCount: 3,
        officeHours: 'keep',
      },
      { ...api, getStatus: async () => healthy },
    );

    expect(price).toBe(
      `about ${monthOf(balancer, 3 * 2 * task)} a month, now about ${monthOf(
        balancer,
        2 * task,
      )}: ${BALANCER}, 3 tasks, each of 0.5 vCPU and 1 GB (${monthOf(
        3 * 2 * task,
      )}). ${source}`,
    );
  });

  it('of an update that moves tasks to public subnets has their addresses', async () => {
    const price = await priceOf(
      'update-api',
      {
        api: { entityRef: 'api:default/orders', ...target },
        size: 'keep',
        scaling: 'keep',
        officeHours: 'keep',
        moveTasks: 'public',
      },
      { ...api, getStatus: async () => healthy },
    );

    expect(price).toContain(
      `about ${monthOf(
        balancer,
        2 * task,
        2 * one.publicIpAddress,
      )} a month, now about ${monthOf(balancer, 2 * task)}:`,
    );
  });

  it('of an update that keeps all is what it is now', async () => {
    const price = await priceOf(
      'update-api',
      {
        api: { entityRef: 'api:default/orders', ...target },
        size: 'keep',
        scaling: 'keep',
        officeHours: 'keep',
      },
      { ...api, getStatus: async () => healthy },
    );

    const same = monthOf(balancer, 2 * task);
    expect(price).toContain(`about ${same} a month, now about ${same}:`);
  });

  it.each<[Record<string, unknown>, number[]]>([
    [
      { natGateways: 'single', availabilityZones: 'keep', endpoints: 'keep' },
      [nat, endpoints],
    ],
    [
      { natGateways: 'none', availabilityZones: '3', endpoints: 'keep' },
      [9 * one.interfaceEndpoint],
    ],
    [
      {
        natGateways: 'keep',
        availabilityZones: '3',
        endpoints: 'replace',
        moreEndpoints: ['kms'],
      },
      [3 * nat, 12 * one.interfaceEndpoint],
    ],
  ])('of an update of an environment to %j', async (choices, perHour) => {
    const price = await priceOf(
      'update-environment',
      {
        environment: { entityRef: 'resource:default/dev', ...target },
        ...choices,
      },
      { ...api, getEnvironmentStatus: async () => ready },
    );

    expect(price).toContain(
      `about ${monthOf(...perHour)} a month, now about ${monthOf(
        2 * nat,
        endpoints,
      )}`,
    );
  });
});

describe('the price field', () => {
  it('shows that there is no price where the region has none', async () => {
    expect(
      await priceOf('environment', {
        target: { name: 'sp', region: 'sa-east-1' },
        network: 'new',
      }),
    ).toBe(
      "This portal has no prices for sa-east-1. See AWS's price list, or let an administrator add them under fargateApi.prices.",
    );
  });

  it('shows that the prices of the portal could not be read', async () => {
    const price = await priceOf(
      'environment',
      { target, network: 'new', natGateways: 'single' },
      {
        getPrices: async () => {
          throw new Error('the backend is down');
        },
      },
    );

    expect(price).toContain('about $38.69 a month');
    expect(price).toMatch(
      /Whether this portal has its own could not be read\.$/,
    );
  });

  it('has no value while what an update changes cannot be read', async () => {
    const onChange = renderField(
      'update-api',
      { api: { entityRef: 'api:default/orders' } },
      {},
    );

    expect(
      await screen.findByRole('status', { name: 'Price a month' }),
    ).toHaveTextContent('…');
    expect(onChange).not.toHaveBeenCalled();
  });
});
