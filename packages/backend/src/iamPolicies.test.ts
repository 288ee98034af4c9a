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
  'route-53': 'route53',
};

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
        actions.add(`${PREFIXES[client]}:${paginated ?? command}`);
      }
    }
  }
  return [...actions].sort();
}

/** What a policy allows, as patterns. */
function allowedBy(...policies: string[]): RegExp[] {
  return policies
    .flatMap(
      policy =>
        JSON.parse(
          readFileSync(join(ROOT, 'examples/iam', `${policy}.json`), 'utf8'),
        ).Statement as { Action: string | string[] }[],
    )
    .flatMap(statement => statement.Action)
    .map(
      action =>
        new RegExp(`^${action.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`),
    );
}

describe('the IAM policies allow every call that is in the code of', () => {
  it.each([
    ['scaffolder-backend-module-fargate', ['deploy']],
    ['catalog-backend-module-fargate', ['read']],
    ['fargate-api-backend', ['read', 'operate']],
    ['fargate-api-node', ['read']],
    ['fargate-api-node', ['deploy']],
  ])('%s: %s', (plugin, policies) => {
    const allowed = allowedBy(...policies);
    const refused = actionsOf(plugin).filter(
      action => !allowed.some(pattern => pattern.test(action)),
    );

    expect(refused).toEqual([]);
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
