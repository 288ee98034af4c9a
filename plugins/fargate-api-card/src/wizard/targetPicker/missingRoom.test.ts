import { english } from '../../__testUtils__/english';
import { missingRoom, needsVpc } from './missingRoom';

const roomFor = {
  network: 'network',
  natGateways: 'nat',
  taskSubnets: 'tasks',
  availabilityZoneCount: 'zones',
};

it.each([
  [undefined, {}, false],
  [{}, {}, true],
  [{ network: 'network' }, { network: 'new' }, true],
  [{ network: 'network' }, { network: 'existing' }, false],
])('with %j and the form %j a VPC is needed: %j', (options, form, isNeeded) => {
  expect(needsVpc(options, form)).toBe(isNeeded);
});

const ADDRESSES =
  'Use an existing environment, choose fewer NAT gateways, release an address, or have the quota "EC2-VPC Elastic IPs" raised in Service Quotas';

it.each([
  ['room', { vpcs: [4, 5], ips: [4, 5] }, { nat: 'single' }, undefined],
  [
    'five VPCs',
    { vpcs: [5, 5], ips: [5, 5] },
    { nat: 'single' },
    'has 5 of at most 5 VPCs. Use an existing environment or VPC, delete one that nobody uses, or have the quota "VPCs per Region" raised in Service Quotas',
  ],
  [
    'five addresses',
    { vpcs: [4, 5], ips: [5, 5] },
    { nat: 'single' },
    `has 5 of at most 5 Elastic IP addresses, and 1 more is needed. ${ADDRESSES}`,
  ],
  [
    'one address for two NAT gateways',
    { vpcs: [4, 5], ips: [4, 5] },
    { nat: 'per-zone' },
    `has 4 of at most 5 Elastic IP addresses, and 2 more are needed. ${ADDRESSES}`,
  ],
  [
    'two addresses for three NAT gateways',
    { vpcs: [4, 5], ips: [3, 5] },
    { nat: 'per-zone', zones: 3 },
    `has 3 of at most 5 Elastic IP addresses, and 3 more are needed. ${ADDRESSES}`,
  ],
  ['no NAT gateway', { vpcs: [4, 5], ips: [5, 5] }, { nat: 'none' }, undefined],
  [
    'tasks in public subnets, whatever was chosen before',
    { vpcs: [4, 5], ips: [5, 5] },
    { nat: 'single', tasks: 'public' },
    undefined,
  ],
  ['no such question', { vpcs: [4, 5], ips: [9, 5] }, {}, undefined],
  ['unknown quotas', { vpcs: [9], ips: [9] }, { nat: 'single' }, undefined],
])('with %s', (_, { vpcs, ips }, form, problem) => {
  const quotas = {
    vpcs: { used: vpcs[0], quota: vpcs[1] },
    elasticIps: { used: ips[0], quota: ips[1] },
  };
  expect(missingRoom(english, quotas, roomFor, form)).toBe(problem);
});

it('says nothing of what could not be read', () => {
  expect(missingRoom(english, {}, roomFor, { nat: 'single' })).toBeUndefined();
});
