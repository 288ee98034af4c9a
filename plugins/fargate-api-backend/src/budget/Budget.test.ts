import { Budget } from './Budget';
import { BudgetError } from './BudgetError';

/** Half of what Elastic Load Balancing lets through at once, and in a second. */
const BURST = 20;
const REFILL = 5;

const spend = (budget: Budget, operation = 'DescribeTargetHealth') =>
  budget.spend('elbv2', operation);

const many = (count: number, budget: Budget) =>
  Array.from({ length: count }, () => spend(budget));

describe('Budget', () => {
  // Time stands still, so that no bucket fills up meanwhile.
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  it('lets a burst through at once', async () => {
    await Promise.all(many(BURST, new Budget()));
  });

  it('makes no one wait longer than a second for a turn', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + REFILL, budget));
    await expect(spend(budget)).rejects.toThrow(BudgetError);
    await waiting;
  });

  it('counts all calls of a bucket together, and others apart', async () => {
    const budget = new Budget();
    const waiting = Promise.all(many(BURST + REFILL, budget));
    await expect(spend(budget, 'DescribeListeners')).rejects.toThrow(
      "Backstage's own limit for elbv2",
    );
    await budget.spend('ecs', 'DescribeServices');
    await waiting;
  });

  it('holds back when AWS throttles somebody else', async () => {
    const budget = new Budget();
    budget.drain('elbv2', 'DescribeLoadBalancers');
    const waiting = Promise.all(many(REFILL, budget));
    await expect(spend(budget)).rejects.toThrow(BudgetError);
    await waiting;
  });
});
