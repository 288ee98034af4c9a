import { readdirSync, readFileSync } from 'node:fs';
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
const FORMS = join(TEMPLATES, 'software');
const README = readFileSync(join(TEMPLATES, 'README.md'), 'utf8');

const monthly = (resources: BilledResources) =>
  totalPrice(monthlyPrices(resources, PRICES_REGION));

const task = (cpu: number, memory: number, count = 1) => ({
  tasks: { cpu, memory, count },
});
/** The share of a week outside Mon–Fri 07:00–19:00, in which no task is paid. */
const ASLEEP = 108 / 168;
const PUBLIC = { loadBalancers: 1, loadBalancerAddresses: 2 };

/** All dollars in a text. */
const dollarsIn = (text: string) =>
  [...text.matchAll(/\$(\d+(?:\.\d+)?)/g)].map(([, amount]) => Number(amount));

const linesOf = (text: string) =>
  [...new Set(text.split('\n').map(line => line.trim()))].filter(line =>
    /\$\d/.test(line),
  );

describe('a price in a form is the one of the table, rounded', () => {
  /** What a line is about, and the resources of which it tells the price. */
  const subjects: [RegExp, BilledResources[] | 'per GB of logs'][] = [
    [/per GB/, 'per GB of logs'],
    [/Small .* per task/, [task(256, 512)]],
    [/Medium .* per task/, [task(512, 1024)]],
    [/X-Large .* per task/, [task(2048, 4096)]],
    [/Large .* per task/, [task(1024, 2048)]],
    [/or \$\d+ for an internal API/, [PUBLIC, { loadBalancers: 1 }]],
    [/One NAT gateway per AZ/, [{ natGateways: 2 }]],
    [/One NAT gateway,/, [{ natGateways: 1 }]],
    // Of ecr.api, ecr.dkr and logs, in two zones.
    [/endpoints/, [{ interfaceEndpoints: 6 }]],
    [/attachment/, [{ transitGatewayAttachments: 1 }]],
    [/saves .* two small ones/, [task(256, 512, 2 * ASLEEP)]],
    [/saves .* two medium ones/, [task(512, 1024, 2 * ASLEEP)]],
    [/A zone costs/, [{ hostedZones: 1 }]],
  ];
  /** Cents only below a dollar. */
  const toShown = (dollars: number) =>
    dollars < 1 ? dollars : Math.round(dollars);
  const loadBalancerOf = (form: string) =>
    form === 'internal-api' ? { loadBalancers: 1 } : PUBLIC;

  const forms = readdirSync(FORMS, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) =>
      linesOf(readFileSync(join(FORMS, name, 'template.yaml'), 'utf8')).map(
        line => [name, line] as const,
      ),
    );

  it.each(forms)('%s: %s', (form, line) => {
    const [, resources] = [
      ...subjects,
      [/load balancer/, [loadBalancerOf(form)]] as (typeof subjects)[number],
    ].find(([subject]) => subject.test(line))!;
    expect(dollarsIn(line)).toEqual(
      resources === 'per GB of logs'
        ? [0.5]
        : resources.map(one => toShown(monthly(one))),
    );
  });

  it('says of which region and month', () => {
    const month = new Date(PRICES_DATE).toLocaleDateString('en', {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const notes = readdirSync(FORMS, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .flatMap(({ name }) =>
        readFileSync(join(FORMS, name, 'template.yaml'), 'utf8').match(
          /AWS list prices [^.]*\./g,
        ),
      )
      .filter(note => note !== null);
    expect([...new Set(notes)]).toEqual([
      `AWS list prices in ${PRICES_REGION}, ${month}, without traffic.`,
    ]);
  });
});

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
      [
        Math.round(
          monthly({ natGateways: 1, ...PUBLIC, ...task(256, 512, 2) }),
        ),
      ],
    ],
    [
      'the same with a NAT',
      [
        Math.round(
          monthly({ natGateways: 2, ...PUBLIC, ...task(256, 512, 2) }),
        ),
      ],
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
        Math.round(
          monthly({
            ...endpoints(6),
            transitGatewayAttachments: 1,
            hostedZones: 1,
            loadBalancers: 1,
            ...task(512, 1024, 2),
          }),
        ),
      ],
    ],
  ];

  it.each(linesOf(README).filter(line => line.startsWith('|')))('%s', line => {
    const [, dollars] = rows.find(([start]) => line.startsWith(`| ${start}`))!;
    expect(dollarsIn(line)).toEqual(dollars);
  });

  it('says of which region and day', () => {
    expect(README).toContain(
      `AWS list prices in ${PRICES_REGION} on ${PRICES_DATE},`,
    );
  });
});
