import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { signInModule } from './signIn';

// Every plugin that package.json names is found by itself (app.packages: all).
export default createApp({ features: [navModule, signInModule] });
