export { fargateApiTranslationRef } from './messages/fargateApiTranslationRef';
