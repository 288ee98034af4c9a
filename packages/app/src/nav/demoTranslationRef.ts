import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The texts of the demo itself. */
export const demoTranslationRef = createTranslationRef({
  id: 'demo',
  messages: {
    simulatedAws: 'Simulated AWS',
    becomeGuest: 'Sign in as guest',
    becomePat: 'Sign in as Pat',
  },
});
