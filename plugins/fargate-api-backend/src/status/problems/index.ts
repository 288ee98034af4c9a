export { problem } from './problem';
export { problemsOf } from './problemsOf';
export { unreadProblems } from './unreadProblems';
