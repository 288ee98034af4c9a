import { InputError } from '@backstage/errors';
import { checkConnectivity } from './deployConnectivity';

describe('checkConnectivity', () => {
  const check = (consumerCidrs: string[], id = 'tgw-0a1', vpcCidr?: string) =>
    checkConnectivity(
      { transitGateway: { id, consumerCidrs } },
      { cidr: vpcCidr, hasPrivateSubnets: true },
    );

  it('accepts CIDR blocks that do not overlap the VPC', () => {
    expect(() =>
      check(['10.1.0.0/16', '10.2.0.0/16'], undefined, '10.0.0.0/16'),
    ).not.toThrow();
    for (const hasPrivateSubnets of [true, false]) {
      expect(() => checkConnectivity({}, { hasPrivateSubnets })).not.toThrow();
    }
  });

  it.each([
    ['endpoints', { endpoints: [] }],
    [
      'transitGateway',
      { transitGateway: { id: 'tgw-0a1', consumerCidrs: ['10.1.0.0/16'] } },
    ],
  ])('rejects %s without private subnets', (field, settings) => {
    expect(() =>
      checkConnectivity(settings, { hasPrivateSubnets: false }),
    ).toThrow(
      `${field}: the environment has no private subnets, which these are for. Add private subnets first.`,
    );
  });

  it.each<[string, () => void, string]>([
    [
      'a CIDR block that is given twice',
      () => check(['10.1.0.0/16', '10.2.0.0/16', '10.1.0.0/16']),
      'transitGateway.consumerCidrs: 10.1.0.0/16 is there twice.',
    ],
    [
      'a CIDR block that overlaps the VPC',
      () => check(['10.0.128.0/17'], undefined, '10.0.0.0/16'),
      "transitGateway.consumerCidrs: 10.0.128.0/17 overlaps the VPC's own CIDR block 10.0.0.0/16, and a transit gateway does not route between overlapping CIDR blocks. Choose another network.cidr.",
    ],
    ...['a tgw-0a1', 'tgw-0a1 '].map((id): [string, () => void, string] => [
      `the id "${id}"`,
      () => check(['10.1.0.0/16'], id),
      `transitGateway.id: "${id}" is not the id of a transit gateway, which starts with tgw-.`,
    ]),
    [
      'the id of something else',
      () => check(['10.1.0.0/16'], 'vgw-0a1'),
      'transitGateway.id: "vgw-0a1" is not the id of a transit gateway, which starts with tgw-.',
    ],
  ])('rejects %s', (_, act, message) => {
    expect(act).toThrow(new InputError(message));
  });
});
