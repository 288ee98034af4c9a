import { inEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

/** An AWS call was not made, because it would have exceeded the portal's own rate limit. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  readonly kind = 'budget-spent';
  readonly facts: { bucket: string };

  constructor(bucket: string) {
    super(inEnglish('failure.budget-spent', { bucket }));
    this.facts = { bucket };
  }
}
