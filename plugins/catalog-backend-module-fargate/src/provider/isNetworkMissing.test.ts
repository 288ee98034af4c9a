import { isNetworkMissing } from './isNetworkMissing';

const vpc = (status: string) => ({
  arn: 'arn:vpc',
  status,
  outputs: { VpcId: 'vpc-1' },
});

describe('isNetworkMissing', () => {
  it.each([
    ['CREATE_IN_PROGRESS', true],
    ['ROLLBACK_COMPLETE', true],
    ['CREATE_COMPLETE', false],
    ['UPDATE_IN_PROGRESS', false],
  ])('says with a VPC stack in %s: %s', (status, expected) => {
    const network = { vpcStackArn: 'arn:vpc' };
    expect(isNetworkMissing({ network }, [vpc(status)])).toBe(expected);
  });

  it('does not wait for a VPC that was there before', () => {
    const network = {
      vpcId: 'vpc-1',
      publicSubnetIds: [],
      privateSubnetIds: [],
    };
    expect(isNetworkMissing({ network }, [vpc('CREATE_IN_PROGRESS')])).toBe(
      false,
    );
  });

  it('does not wait for a VPC stack that is not in this target', () => {
    const network = { vpcStackArn: 'arn:elsewhere' };
    expect(isNetworkMissing({ network }, [vpc('CREATE_IN_PROGRESS')])).toBe(
      false,
    );
  });
});
