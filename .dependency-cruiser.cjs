/* eslint-env es2021, node */
// Which way imports run. `npm run imports` holds the code to it.
const { readdirSync } = require('node:fs');

/** Which of our packages a package's code may import; its tests may import more. */
const packages = {
  'packages/aws-simulator': [],
  templates: [],
  'plugins/fargate-api-common': [],
  'plugins/fargate-api-card': ['plugins/fargate-api-common'],
  'plugins/fargate-api-node': ['plugins/fargate-api-common'],
  'plugins/fargate-api-backend': [
    'plugins/fargate-api-common',
    'plugins/fargate-api-node',
  ],
  'plugins/catalog-backend-module-fargate': [
    'plugins/fargate-api-common',
    'plugins/fargate-api-node',
    'templates',
  ],
  'plugins/scaffolder-backend-module-fargate': [
    'plugins/fargate-api-common',
    'plugins/fargate-api-node',
    'templates',
  ],
};

/**
 * The folders and files in a package's `src`, from the top down: each may
 * import what stands in a line below its own. Entries are patterns, and no file
 * is outside all of them.
 */
const layers = {
  'packages/aws-simulator': [
    ['index'],
    ['cli'],
    ['Simulator', 'faultCommand'],
    ['server'],
    ['faults'],
    ['calls'],
    ['services/index'],
    ['authorization'],
    ['services/[^/]+/index'],
    ['services/[^/]+/operations', 'services/[^/]+/resources'],
    ['services/[^/]+/model'],
    ['wire'],
    ['services/ServiceDefinition'],
    [
      'services/attachedPolicy',
      'services/batch',
      'services/checkQuota',
      'services/pagination',
      'services/physicalName',
      'services/resourceTags',
      'services/supportedProperties',
    ],
    ['services/ResourceType'],
    ['authorization/policy'],
    ['rights'],
    ['world'],
    ['clock'],
    ['constraints', 'containers'],
    ['html'],
  ],
  'plugins/fargate-api-common': [
    ['index'],
    ['stacks', 'shapeAdvice'],
    ['shapes'],
    ['StackFacts'],
    ['billedResources', 'repositories'],
    ['deployments', 'messages', 'environment', 'places', 'previews', 'stateOf'],
    ['status'],
    ['consumers'],
    ['observed'],
    ['facts', 'targets'],
    [
      'annotations',
      'approvals',
      'cidr',
      'ClockReading',
      'logFormat',
      'names',
      'operations',
      'permissions',
      'prices',
      'secretNames',
      'sizes',
      'untrusted',
    ],
  ],
  'plugins/fargate-api-card': [
    ['index', 'legacy'],
    ['plugin', 'legacyPlugin'],
    ['home'],
    ['status', 'environment', 'wizard', 'deployment'],
    ['previews'],
    ['approvals', 'deployments', 'advice'],
    ['prices'],
    ['tasks'],
    ['operations'],
    ['consumers', 'logs', 'targets'],
    ['live'],
    ['components'],
    ['clock'],
    ['api', 'translations'],
    ['messages', 'templatePath'],
  ],
  'plugins/fargate-api-node': [
    ['index'],
    ['fargateAwsServiceRef', 'consumer'],
    ['entities'],
    ['sharedLoadBalancer', 'stack', 'dns', 'quotas'],
    ['clients'],
    ['access'],
    ['targets'],
    ['diagnosis'],
    ['console', 'prices', 'repositories', 'schedule', 'translateToEnglish'],
  ],
  'plugins/catalog-backend-module-fargate': [
    ['index'],
    ['module'],
    ['provider', 'softwareTemplates'],
  ],
  'plugins/scaffolder-backend-module-fargate': [
    ['index'],
    ['module'],
    ['actions', 'startupWarnings'],
    ['api'],
    ['delivery'],
    ['run'],
    ['access'],
    ['environment', 'dns'],
    ['deletion'],
    ['checks'],
    ['catalog'],
    ['stack'],
    ['rollout'],
    ['live'],
    ['diagnosis'],
    ['log'],
    ['approvals', 'validation'],
  ],
  'plugins/fargate-api-backend': [
    ['index'],
    ['plugin'],
    ['http', 'mcp'],
    ['environment'],
    [
      'approvals',
      'status',
      'consumers',
      'deployments',
      'logs',
      'operations',
      'previews',
      'quotas',
      'repositories',
      'secrets',
    ],
    ['access'],
    ['location'],
    ['resources'],
    ['aws'],
    ['audit', 'readMaxDesiredCount', 'schema'],
  ],
};

const OURS = '^(plugins/[^/]+|packages/[^/]+|templates)/';
const TESTS = '[.]test[.]|/__testUtils__/|/__fixtures__/|/setupTests[.]';

const anyOf = names => `(${names.join('|')})`;

function packageRule([name, allowed]) {
  return {
    name: `${name} imports only ${allowed.join(', ') || 'itself'}`,
    severity: 'error',
    from: { path: `^${name}/src/`, pathNot: TESTS },
    to: { path: OURS, pathNot: `^${anyOf([name, ...allowed])}/` },
  };
}

function layerRules([name, rows]) {
  const within = entries => `^${name}/src/${anyOf(entries)}(/|[.]tsx?$)`;
  return rows.flatMap((row, i) =>
    row.map(entry => {
      const below = rows.slice(i + 1).flat();
      return {
        name: `${name}/src/${entry} imports only ${
          below.join(', ') || 'itself'
        }`,
        severity: 'error',
        from: { path: within([entry]), pathNot: TESTS },
        to: {
          path: `^${name}/`,
          pathNot: `${within([entry, ...below])}|/package[.]json$`,
        },
      };
    }),
  );
}

const isCode = file =>
  /[.]tsx?$/.test(file) && !new RegExp(TESTS).test(`/${file}`);

for (const [name, rows] of Object.entries(layers)) {
  const named = new RegExp(`^${anyOf(rows.flat())}(/|[.]tsx?$)`);
  const unnamed = readdirSync(`${__dirname}/${name}/src`, { recursive: true })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => isCode(file) && !named.test(file));
  if (unnamed.length > 0) {
    throw new Error(`${__filename} names no layer for ${unnamed} of ${name}`);
  }
}

const SERVICES = '^packages/aws-simulator/src/services/';

module.exports = {
  forbidden: [
    {
      name: 'no circle of imports',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'common and card import nothing of AWS',
      severity: 'error',
      from: { path: '^plugins/fargate-api-(common|card)/' },
      to: { path: 'node_modules/(@aws-sdk|@smithy|@aws-cdk)/' },
    },
    {
      name: 'a simulated service imports only the model of another one',
      severity: 'error',
      from: { path: `${SERVICES}([^/]+)/`, pathNot: TESTS },
      to: {
        path: `${SERVICES}[^/]+/`,
        pathNot: `${SERVICES}($1/|[^/]+/model/)`,
      },
    },
    {
      name: 'what is outside simulated services imports only their models, or all of them',
      severity: 'error',
      from: {
        path: '^packages/aws-simulator/src/',
        pathNot: `${SERVICES}|${TESTS}`,
      },
      to: { path: `${SERVICES}[^/]+/`, pathNot: `${SERVICES}[^/]+/model/` },
    },
    ...Object.entries(packages).map(packageRule),
    ...Object.entries(layers).flatMap(layerRules),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist(-types)?/|/skeleton/' },
    // Types count: a circle of them is one to read, too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
