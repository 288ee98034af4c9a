import { operationToken, taskToken } from './tokens';

describe('tokens', () => {
  const parts = {
    template: 't',
    parameters: { a: '1', b: '2' },
    tags: { c: '3' },
    stackState: 's',
  };
  const token = operationToken('token', parts);

  it('are the same for a repeated request, in whatever order it is', () => {
    expect(
      operationToken('token', { ...parts, parameters: { b: '2', a: '1' } }),
    ).toBe(token);
    expect(token).toMatch(/^token-[0-9a-f]{20}$/);
  });

  it.each([
    { template: 'x' },
    { parameters: { a: '1', b: '3' } },
    { tags: {} },
    { stackState: 'x' },
  ])('differ with %j', change => {
    expect(operationToken('token', { ...parts, ...change })).not.toBe(token);
  });

  it('differ by stack, step, task and purpose', () => {
    const task = { taskId: 'a', stepId: 'b' };
    const all = [
      taskToken(task, 'x'),
      taskToken(task, 'y'),
      taskToken({ ...task, stepId: 'c' }, 'x'),
      taskToken({ ...task, taskId: 'c' }, 'x'),
      taskToken(task, 'x', 'recover'),
      taskToken(task, 'x', 'delete'),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(taskToken(task, 'x', 'deploy')).toBe(all[0]);
  });
});
