export { BudgetedAws } from './BudgetedAws';
export { BudgetError } from './BudgetError';
export { withPatience } from './patience';
