import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { germanTexts, scaffolderModule } from './scaffolder';
import { signInModule } from './signIn';

// Every plugin that package.json names is found by itself (app.packages: all).
export default createApp({
  features: [navModule, signInModule, scaffolderModule, germanTexts],
});
