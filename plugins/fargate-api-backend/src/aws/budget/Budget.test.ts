import { Budget } from './Budget';
import { BudgetError } from './BudgetError';
import { currentMaxWait, withMaxWait } from './maxWait';

/** Half of the burst limit of Elastic Load Balancing. */
const BURST = 20;
/** The number of calls that wait for a token by default. */
const QUEUE = 2;

/** The burst guaranteed to operations of low priority. */
const LOW_PRIORITY_BURST = 5;

const acquire = (budget: Budget, operation = 'DescribeTargetHealth') =>
  budget.acquire('elbv2', operation);

const many = (count: number, budget: Budget) =>
  Array.from({ length: count }, () => acquire(budget));

describe('Budget', () => {
  // The time does not advance, so that no bucket is refilled.
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  it('allows a burst of calls immediately', async () => {
    const acquired = await Promise.all(many(BURST, new Budget()));
    expect(acquired).toHaveLength(BURST);
  });

  it('refuses a call that would wait longer than the default', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + QUEUE, budget));
    await expect(acquire(budget)).rejects.toThrow(BudgetError);
    await waiting;
  });

  it('lets a call wait longer on request', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + QUEUE, budget));
    const longWait = withMaxWait(2_000, () =>
      budget.acquire('elbv2', 'DescribeTargetHealth', currentMaxWait()),
    );
    await expect(longWait).resolves.toBeUndefined();
    await waiting;
  });

  it('refuses a call that may not wait, in favor of one that may', async () => {
    const budget = new Budget();
    await Promise.all(many(BURST, budget));
    const next = (maxWaitMs?: number) =>
      budget.acquire('elbv2', 'DescribeTargetHealth', maxWaitMs);
    await expect(next(0)).rejects.toThrow(BudgetError);
    await expect(next()).resolves.toBeUndefined();
  });

  it('counts the operations of one bucket together, and other buckets separately', async () => {
    const budget = new Budget();
    const waiting = Promise.all([
      ...Array.from({ length: 50 }, () => budget.acquire('ecs', 'ListTasks')),
    ]);
    const described = Array.from({ length: 4 }, () =>
      budget.acquire('ecs', 'DescribeTasks'),
    );
    await expect(budget.acquire('ecs', 'ListTasks')).rejects.toThrow(
      "Backstage's own request limit for ecs tasks",
    );
    await budget.acquire('ecs', 'DescribeServices');
    await Promise.all([waiting, ...described]);
  });

  it('reserves half of a burst for target health, which determines whether an API is up', async () => {
    const budget = new Budget();
    const others = await Promise.allSettled(
      Array.from({ length: BURST }, () => acquire(budget, 'DescribeListeners')),
    );
    const acquired = others.filter(({ status }) => status === 'fulfilled');
    expect(acquired).toHaveLength(BURST / 2 + LOW_PRIORITY_BURST);
    await Promise.all(many(BURST / 2 - LOW_PRIORITY_BURST, budget));
  });

  it('guarantees calls to other operations while target health uses up the bucket', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + QUEUE, budget));
    await expect(acquire(budget)).rejects.toThrow(BudgetError);
    await acquire(budget, 'DescribeListeners');
    await waiting;
  });

  it('reduces the rate of all operations of a bucket when AWS throttles one', async () => {
    const budget = new Budget();
    budget.onThrottled('elbv2', 'DescribeLoadBalancers');
    const waiting = acquire(budget);
    await expect(Promise.all(many(QUEUE, budget))).rejects.toThrow(BudgetError);
    await waiting;
  });
});
