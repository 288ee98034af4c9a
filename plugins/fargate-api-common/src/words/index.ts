export { CHECK_WORDS } from './checkWords';
export { HOP_WORDS } from './hopWords';
export { PART_WORDS } from './partWords';
export { PROBLEM_WORDS } from './problemWords';
export { tellCheck, tellHop, tellProblem } from './tell';
export * from './words';
