import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

/** The prefix of a client's actions in IAM. */
const PREFIXES: Record<string, string> = {
  acm: 'acm',
  'application-auto-scaling': 'application-autoscaling',
  cloudformation: 'cloudformation',
  'cloudwatch-logs': 'logs',
  ec2: 'ec2',
  ecr: 'ecr',
  ecs: 'ecs',
  'elastic-load-balancing-v2': 'elasticloadbalancing',
  iam: 'iam',
  'resource-groups-tagging-api': 'tag',
  'route-53': 'route53',
  s3: 's3',
  servicediscovery: 'servicediscovery',
  'secrets-manager': 'secretsmanager',
  'service-quotas': 'servicequotas',
  ssm: 'ssm',
};

/** API Gateway's actions are the methods of HTTP; the portal itself only reads. */
function actionOf(client: string, operation: string): string {
  return client === 'apigatewayv2' && operation.startsWith('Get')
    ? 'apigateway:GET'
    : `${PREFIXES[client]}:${operation}`;
}

/** The IAM actions of every command and paginator that a package's code imports. */
function actionsOf(plugin: string): string[] {
  const folder = join(ROOT, 'plugins', plugin, 'src');
  const actions = new Set<string>();
  for (const entry of readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  })) {
    const file = join(entry.parentPath, entry.name);
    if (!/\.ts$/.test(file) || /\.test\.ts$|__testUtils__/.test(file)) {
      continue;
    }
    const imports = readFileSync(file, 'utf8').matchAll(
      /import\s*{([^}]*)}\s*from '@aws-sdk\/client-([a-z0-9-]+)'/g,
    );
    for (const [, names, client] of imports) {
      for (const [, paginated, command] of names.matchAll(
        /\b(?:paginate(\w+)|(\w+)Command)\b/g,
      )) {
        actions.add(actionOf(client, paginated ?? command));
      }
    }
  }
  return [...actions].sort();
}

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string | string[];
}

/** The policies of the role that deploys. */
const DEPLOY = [
  'deploy',
  'deploy-delivery',
  'deploy-gateway',
  'deploy-gateway-looking',
  'deploy-looking',
  'deploy-names',
  'deploy-network',
  'deploy-roles',
  'deploy-services',
  'deploy-shared',
];

function statementsOf(policies: string[]): Statement[] {
  return policies
    .flatMap(
      policy =>
        JSON.parse(
          readFileSync(join(ROOT, 'examples/iam', `${policy}.json`), 'utf8'),
        ).Statement as Statement[],
    )
    .filter(({ Effect }) => Effect === 'Allow');
}

/** What policies allow, as patterns. */
function allowedBy(...policies: string[]): RegExp[] {
  return statementsOf(policies)
    .flatMap(statement => statement.Action)
    .map(
      action =>
        new RegExp(`^${action.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`),
    );
}

describe('the IAM policies allow every call that is in the code of', () => {
  it.each<[string, string[], string[]]>([
    ['scaffolder-backend-module-fargate', DEPLOY, []],
    ['catalog-backend-module-fargate', ['look'], []],
    ['fargate-api-backend', ['look', 'look-gateway', 'operate'], []],
    ['fargate-api-node', ['look'], []],
    // The check of consumers looks, also as an action.
    ['fargate-api-node', DEPLOY, ['ec2:SearchTransitGatewayRoutes']],
  ])('%s: %s', (plugin, policies, except) => {
    const allowed = allowedBy(...policies);
    const refused = actionsOf(plugin).filter(
      action => !allowed.some(pattern => pattern.test(action)),
    );

    expect(refused).toEqual(except);
  });

  it('and the packages do call AWS', () => {
    expect(actionsOf('scaffolder-backend-module-fargate')).toEqual(
      expect.arrayContaining([
        'cloudformation:CreateChangeSet',
        'ecs:DescribeServices',
      ]),
    );
  });
});

describe('the IAM policies', () => {
  const { actions } = JSON.parse(
    readFileSync(
      join(
        ROOT,
        'packages/aws-simulator/src/authorization/reference/serviceAuthorization.json',
      ),
      'utf8',
    ),
  ) as {
    actions: Record<string, { resources: Record<string, { required?: true }> }>;
  };

  it.each([
    'look',
    'look-gateway',
    'operate',
    'boundary',
    'delivery-boundary',
    ...DEPLOY,
  ])('allow nothing on * that always has a resource: %s', policy => {
    const wide = statementsOf([policy])
      .filter(({ Resource }) => [Resource].flat().includes('*'))
      .flatMap(({ Action }) => Action)
      .filter(action =>
        Object.values(actions[action]?.resources ?? {}).some(
          ({ required }) => required,
        ),
      );
    expect(wide).toEqual([]);
  });
});
