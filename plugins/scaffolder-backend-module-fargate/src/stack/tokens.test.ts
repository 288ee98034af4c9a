import { isOurChangeSet, operationToken, taskToken } from './tokens';

const task = { taskId: '5ff0-1', stepId: 'api' };
const parts = {
  template: 'Resources: {}',
  parameters: { A: '1', B: '2' },
  tags: { CostCenter: '4711' },
  stackState: 'none',
};

describe('operationToken', () => {
  const token = operationToken(taskToken(task, 'orders'), parts);

  it('is what CloudFormation takes as a token and as the name of a change set', () => {
    expect(token).toMatch(/^[a-zA-Z][-a-zA-Z0-9]{0,114}$/);
    expect(isOurChangeSet(token)).toBe(true);
  });

  it('is the same for the same request, in whatever order', () => {
    expect(
      operationToken(taskToken(task, 'orders'), {
        ...parts,
        parameters: { B: '2', A: '1' },
      }),
    ).toBe(token);
  });

  it('shows whose it is', () => {
    expect(token.startsWith(taskToken(task, 'orders'))).toBe(true);
    expect(
      token.startsWith(taskToken({ ...task, taskId: 'x' }, 'orders')),
    ).toBe(false);
    expect(
      token.startsWith(taskToken({ ...task, stepId: 'x' }, 'orders')),
    ).toBe(false);
  });

  it.each([
    ['the template', { template: 'Resources: { }' }],
    ['a parameter', { parameters: { A: '1', B: '3' } }],
    ['a tag', { tags: {} }],
    ['the state before it', { stackState: 'UPDATE_ROLLBACK_COMPLETE' }],
  ])('is another one when %s is', (_, change) => {
    expect(
      operationToken(taskToken(task, 'orders'), { ...parts, ...change }),
    ).not.toBe(token);
  });
});
