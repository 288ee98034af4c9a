import { translateToEnglish } from '@fargate-api/backstage-plugin-fargate-api-node';

/** An AWS call was not made, because it would have exceeded the portal's own rate limit. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  readonly kind = 'request-budget-exceeded';
  readonly facts: { bucket: string };

  constructor(bucket: string) {
    super(translateToEnglish('failure.request-budget-exceeded', { bucket }));
    this.facts = { bucket };
  }
}
