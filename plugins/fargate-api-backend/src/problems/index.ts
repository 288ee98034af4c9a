export { problemsOf } from './problemsOf';
export { environmentProblemsOf } from './environmentProblemsOf';
