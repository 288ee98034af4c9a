// Usage: node bench/status/run.js [--json]
require('@backstage/cli/config/nodeTransform.cjs');
require('./src/main');
