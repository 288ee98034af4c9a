export { fargateApiTranslationRef } from './messages/fargateApiTranslationRef';
export { fargateFormTranslationRef } from './messages/fargateFormTranslationRef';
export { translateTemplate } from './messages/translateTemplate';
