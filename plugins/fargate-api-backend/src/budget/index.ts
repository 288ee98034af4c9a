export { BudgetedAws } from './BudgetedAws';
export { BudgetError } from './BudgetError';
