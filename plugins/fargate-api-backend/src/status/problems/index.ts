export { problem } from './problem';
export { problemsOf } from './problemsOf';
export { readFailureProblems } from './readFailureProblems';
export { notConfirmedProblems } from './notConfirmedProblems';
export { placeProblems } from './placeProblems';
