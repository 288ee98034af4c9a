import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';

// Every plugin that package.json names is found by itself (app.packages: all).
export default createApp({ features: [navModule] });
