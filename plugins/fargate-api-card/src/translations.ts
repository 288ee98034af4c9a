export { fargateApiTranslationRef } from './messages/fargateApiTranslationRef';
export { fargateFormTranslationRef } from './messages/fargateFormTranslationRef';
