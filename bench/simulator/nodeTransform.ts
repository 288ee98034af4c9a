/** What makes a child process of Node.js run TypeScript. */
export const nodeTransform = [
  '--require',
  require.resolve('@backstage/cli/config/nodeTransform.cjs'),
];
