import { awsError, cannedAws } from '../__testUtils__/cannedAws';
import { assertNoServiceRole } from './assertNoServiceRole';

describe('assertNoServiceRole', () => {
  const check = (DescribeStacks: any) =>
    assertNoServiceRole(cannedAws({ DescribeStacks }).clients, 'orders', {});

  it('asks for the stack of that name', async () => {
    const { clients, inputs, signals } = cannedAws({
      DescribeStacks: { Stacks: [{}] },
    });
    const { signal } = new AbortController();
    await assertNoServiceRole(clients, 'orders', { signal });
    expect(inputs).toEqual([['DescribeStacks', { StackName: 'orders' }]]);
    expect(signals).toEqual([signal]);
  });

  it('refuses a stack with a service role, which it keeps', async () => {
    await expect(
      check({ Stacks: [{ RoleARN: 'arn:aws:iam::123456789012:role/cfn' }] }),
    ).rejects.toThrow(
      'name: CloudFormation works on stack orders with the service role arn:aws:iam::123456789012:role/cfn',
    );
  });

  it.each([
    ['without one', { Stacks: [{}] }],
    ['that CloudFormation does not describe', {}],
    [
      'that is not created yet',
      Object.assign(awsError('ValidationError'), {
        message: 'Stack with id orders does not exist',
      }),
    ],
  ])('accepts a stack %s', async (_, answer) => {
    await expect(check(answer)).resolves.toBeUndefined();
  });

  it('fails where AWS does not tell', async () => {
    await expect(check(awsError('AccessDenied'))).rejects.toThrow();
  });
});
