import '@backstage/cli/asset-types';

// /legacy shows the cards in the old frontend system.
if (window.location.pathname === '/legacy') {
  import('./legacyApp');
} else {
  import('./newApp');
}
