// The cards in the frontend system that the URL asks for: /legacy is the old one.
if (window.location.pathname === '/legacy') {
  import('./legacyApp');
} else {
  import('./newApp');
}
