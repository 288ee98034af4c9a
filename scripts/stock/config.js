const fs = require('node:fs');
const { parse } = require('yaml');
const { inRoot } = require('../demo/paths');

/**
 * What differs from the app's own configuration: the accounts of the simulated AWS,
 * and a guest who may sign in to the production bundle.
 *
 * @param more - what else differs
 */
function stockConfig(portal, more = {}) {
  const { aws, fargateApi } = parse(
    fs.readFileSync(inRoot('app-config.yaml'), 'utf8'),
  );
  const { backend, ...rest } = more;
  return {
    app: { baseUrl: portal },
    backend: {
      baseUrl: portal,
      // A text, as in the production configuration of the app.
      listen: `localhost:${new URL(portal).port}`,
      ...backend,
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    aws,
    fargateApi,
    ...rest,
  };
}

module.exports = { stockConfig };
