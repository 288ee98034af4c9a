export { demoTranslationRef } from './demoTranslationRef';
export { navModule } from './navModule';
