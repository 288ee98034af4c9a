/** A call that was not made, as AWS might have throttled it or somebody else for it. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';

  constructor(bucket: string) {
    super(
      `Not asked: Backstage's own limit for ${bucket} in this account and region is used up`,
    );
  }
}
