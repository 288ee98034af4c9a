import { Budget } from './Budget';
import { BudgetError } from './BudgetError';
import { patienceNow, withPatience } from './patience';

/** Half of what Elastic Load Balancing lets through at once. */
const BURST = 20;
/** As many as may wait for their turn. */
const QUEUE = 2;

/** What the settings of balancers are sure of at once. */
const SHARE_OF_SETTINGS = 5;

const spend = (budget: Budget, operation = 'DescribeTargetHealth') =>
  budget.spend('elbv2', operation);

const many = (count: number, budget: Budget) =>
  Array.from({ length: count }, () => spend(budget));

describe('Budget', () => {
  // Time stands still, so that no bucket fills up meanwhile.
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  it('lets a burst through at once', async () => {
    const went = await Promise.all(many(BURST, new Budget()));
    expect(went).toHaveLength(BURST);
  });

  it('makes no one wait longer than people do', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + QUEUE, budget));
    await expect(spend(budget)).rejects.toThrow(BudgetError);
    await waiting;
  });

  it('makes who has nothing else to show wait longer', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + QUEUE, budget));
    const patient = withPatience(2_000, () =>
      budget.spend('elbv2', 'DescribeTargetHealth', patienceNow()),
    );
    await expect(patient).resolves.toBeUndefined();
    await waiting;
  });

  it('lets who has something to show not take a turn that another waits for', async () => {
    const budget = new Budget();
    await Promise.all(many(BURST, budget));
    const newer = (patience?: number) =>
      budget.spend('elbv2', 'DescribeTargetHealth', patience);
    await expect(newer(0)).rejects.toThrow(BudgetError);
    await expect(newer()).resolves.toBeUndefined();
  });

  it('counts all calls of a bucket together, and others apart', async () => {
    const budget = new Budget();
    const waiting = Promise.all([
      ...Array.from({ length: 50 }, () => budget.spend('ecs', 'ListTasks')),
    ]);
    const described = Array.from({ length: 4 }, () =>
      budget.spend('ecs', 'DescribeTasks'),
    );
    await expect(budget.spend('ecs', 'ListTasks')).rejects.toThrow(
      "Backstage's own limit for ecs tasks",
    );
    await budget.spend('ecs', 'DescribeServices');
    await Promise.all([waiting, ...described]);
  });

  it('keeps half of a burst for target health, which answers "is it up"', async () => {
    const budget = new Budget();
    const settings = await Promise.allSettled(
      Array.from({ length: BURST }, () => spend(budget, 'DescribeListeners')),
    );
    const went = settings.filter(({ status }) => status === 'fulfilled');
    expect(went).toHaveLength(BURST / 2 + SHARE_OF_SETTINGS);
    await Promise.all(many(BURST / 2 - SHARE_OF_SETTINGS, budget));
  });

  it('lets everything else find its turn, however much target health is wanted', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + QUEUE, budget));
    await expect(spend(budget)).rejects.toThrow(BudgetError);
    await spend(budget, 'DescribeListeners');
    await waiting;
  });

  it('holds back when AWS throttles somebody else', async () => {
    const budget = new Budget();
    budget.drain('elbv2', 'DescribeLoadBalancers');
    const waiting = spend(budget);
    await expect(Promise.all(many(QUEUE, budget))).rejects.toThrow(BudgetError);
    await waiting;
  });
});
