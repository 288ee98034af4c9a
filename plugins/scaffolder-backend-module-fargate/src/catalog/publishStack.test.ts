import { stackArnOf } from '../__testUtils__/cannedStacks';
import { publishStack } from './publishStack';

const STACK = stackArnOf('orders');

describe('publishStack', () => {
  it('names the stack', async () => {
    const publish = jest.fn();
    await publishStack({ publish }, STACK);
    expect(publish.mock.calls).toEqual([
      [{ topic: expect.any(String), eventPayload: { stackArn: STACK } }],
    ]);
    expect(publish.mock.calls[0][0].topic).toMatch(/fargate-api/);
  });
});
