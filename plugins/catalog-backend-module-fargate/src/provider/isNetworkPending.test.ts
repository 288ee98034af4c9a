import { isNetworkPending } from './isNetworkPending';

const vpc = (status: string) => ({
  arn: 'arn:vpc',
  status,
  outputs: { VpcId: 'vpc-1' },
});

describe('isNetworkPending', () => {
  it.each([
    ['CREATE_IN_PROGRESS', true],
    ['ROLLBACK_COMPLETE', true],
    ['CREATE_COMPLETE', false],
    ['UPDATE_IN_PROGRESS', false],
  ])('returns for a VPC stack in status %s: %s', (status, expected) => {
    const network = { vpcStackArn: 'arn:vpc' };
    expect(isNetworkPending({ network }, [vpc(status)])).toBe(expected);
  });

  it('returns false for an existing VPC', () => {
    const network = {
      vpcId: 'vpc-1',
      publicSubnetIds: [],
      privateSubnetIds: [],
    };
    expect(isNetworkPending({ network }, [vpc('CREATE_IN_PROGRESS')])).toBe(
      false,
    );
  });

  it('returns false for a VPC stack in another target', () => {
    const network = { vpcStackArn: 'arn:elsewhere' };
    expect(isNetworkPending({ network }, [vpc('CREATE_IN_PROGRESS')])).toBe(
      false,
    );
  });
});
