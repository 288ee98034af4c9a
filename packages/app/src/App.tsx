import { createApp } from '@backstage/frontend-defaults';
import { docsModule } from './docs';
import { navModule } from './nav';
import { catalogModule, germanTexts, scaffolderModule } from './scaffolder';
import { signInModule } from './signIn';

// Every plugin that package.json names is found by itself (app.packages: all).
export default createApp({
  features: [
    docsModule,
    navModule,
    signInModule,
    scaffolderModule,
    catalogModule,
    germanTexts,
  ],
});
