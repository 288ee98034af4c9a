import { inEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

/** A call that was not made, as AWS might have throttled it or somebody else for it. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  readonly kind = 'budget-spent';
  readonly facts: { bucket: string };

  constructor(bucket: string) {
    super(inEnglish('failure.budget-spent', { bucket }));
    this.facts = { bucket };
  }
}
