import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  BilledResources,
  monthlyPrices,
  PRICES,
  PRICES_DATE,
  PRICES_REGION,
  totalPrice,
} from '@fargate-api/backstage-plugin-fargate-api-common';

const TEMPLATES = resolvePackagePath('@fargate-api/templates');
const README = readFileSync(join(TEMPLATES, 'README.md'), 'utf8');
const FIRST_API = readFileSync(join(TEMPLATES, '../docs/first-api.md'), 'utf8');

/** To the cent. */
const monthly = (resources: BilledResources) =>
  Number(totalPrice(monthlyPrices(resources, PRICES_REGION)).toFixed(2));

const task = (cpu: number, memory: number, count = 1) => ({
  tasks: { cpu, memory, count },
});
const PUBLIC = { loadBalancers: 1, loadBalancerAddresses: 2 };

/** All dollars in a text. */
const dollarsIn = (text: string) =>
  [...text.matchAll(/\$(\d+(?:\.\d+)?)/g)].map(([, amount]) => Number(amount));

const linesOf = (text: string) =>
  [...new Set(text.split('\n').map(line => line.trim()))].filter(line =>
    /\$\d/.test(line),
  );

describe('a price in the docs is the one of the table', () => {
  const { loadBalancer, natGateway, publicIpAddress } = PRICES[PRICES_REGION];
  const perMonth = (hourly: number) => Math.round(hourly * 73_000) / 100;
  const endpoints = (count: number) => ({ interfaceEndpoints: count });
  const rows: [start: string, dollars: number[]][] = [
    ['VPC, subnets', [0]],
    [
      'each NAT gateway',
      [
        monthly({ natGateways: 1 }),
        perMonth(natGateway),
        perMonth(publicIpAddress),
        // For each GB, which is no price of a month.
        0.045,
      ],
    ],
    [
      'load balancer with a public',
      [monthly(PUBLIC), perMonth(loadBalancer), perMonth(publicIpAddress)],
    ],
    ['VPC flow logs', [0.5]],
    ['each task of 0.25', [monthly(task(256, 512))]],
    [
      '**everything at its default: one NAT',
      [monthly({ natGateways: 1, ...PUBLIC, ...task(256, 512, 2) })],
    ],
    [
      'the same with a NAT',
      [monthly({ natGateways: 2, ...PUBLIC, ...task(256, 512, 2) })],
    ],
    ['delegation, alias', [0]],
    ['hosted zone', [monthly({ hostedZones: 1 })]],
    ['each interface endpoint', [monthly(endpoints(1)), 0.01]],
    ['three of them in two AZs', [monthly(endpoints(6))]],
    [
      'transit gateway attachment',
      [monthly({ transitGatewayAttachments: 1 }), 0.02],
    ],
    ['load balancer, without', [monthly({ loadBalancers: 1 })]],
    ['each task of 0.5', [monthly(task(512, 1024))]],
    [
      '**everything at its default: three',
      [
        monthly({
          ...endpoints(6),
          transitGatewayAttachments: 1,
          hostedZones: 1,
          loadBalancers: 1,
          ...task(512, 1024, 2),
        }),
      ],
    ],
  ];

  it.each(linesOf(README).filter(line => line.startsWith('|')))('%s', line => {
    const [, dollars] = rows.find(([start]) => line.startsWith(`| ${start}`))!;
    expect(dollarsIn(line)).toEqual(dollars);
  });

  it('in the page of the first API too', () => {
    expect(dollarsIn(FIRST_API)).toEqual([
      monthly({ natGateways: 1, ...PUBLIC, ...task(256, 512, 2) }),
      // For each secret, which no stack has.
      0.4,
    ]);
    expect(FIRST_API).toContain(`a month in ${PRICES_REGION}\n`);
  });

  it('says of which region and day', () => {
    expect(README).toContain(
      `AWS list prices in ${PRICES_REGION} on ${PRICES_DATE},`,
    );
  });
});
