import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { preferredPriority } from '../api/rules/rulePriority';
import { environmentWithZone } from '../__testUtils__/environmentWithZone';
import { requestAt } from '../__testUtils__/requestAt';
import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';

jest.setTimeout(600_000);

/** Names of which each prefers the priority of another one. */
function collidingNames(count: number): string[] {
  const byPriority = new Map<number, string>();
  const names: string[] = [];
  for (let i = 0; names.length < count; i++) {
    const name = `api-${i}`;
    const priority = preferredPriority({ host: `${name}.acme.com`, path: '' });
    const other = byPriority.get(priority);
    if (other === undefined) {
      byPriority.set(priority, name);
    } else if (!names.includes(other)) {
      names.push(other, name);
    }
  }
  return names;
}

it('fifty APIs that are deployed at once share a load balancer that the first of them creates, though each prefers the priority of another one', async () => {
  const bench = await TestBench.start();
  const site = await environmentWithZone(bench);
  const deploy = (name: string) =>
    bench.run(
      'fargate:shared-api:deploy',
      {
        name,
        owner,
        ...site,
        image: 'public.ecr.aws/docker/library/nginx:1.27',
        desiredCount: 1,
      },
      { taskId: name },
    );
  const names = collidingNames(50);
  const ends = await Promise.all(names.map(deploy));

  const { elbv2 } = await bench.clients();
  const { outputs } = (await bench.describe('environment-dev-load-balancer'))!;
  const { Rules = [] } = await elbv2.send(
    new DescribeRulesCommand({ ListenerArn: outputs.ListenerArn }),
  );
  const rules = Rules.filter(({ IsDefault }) => !IsDefault);
  expect(rules).toHaveLength(50);
  expect(new Set(rules.map(({ Priority }) => Priority)).size).toBe(50);
  for (const { outputs: api } of ends) {
    expect(await requestAt(bench.simulator, api.endpoint)).toEqual([
      200,
      expect.anything(),
    ]);
  }
  // One of each pair has another one than it prefers, and some found theirs taken only
  // once they had chosen it.
  const elsewhere = rules.filter(
    ({ Conditions, Priority }) =>
      Number(Priority) !==
      preferredPriority({ host: Conditions![0].Values![0], path: '' }),
  );
  expect(elsewhere.length).toBeGreaterThanOrEqual(25);
  const moved = ends.filter(({ log }) =>
    log.some(line => /Priority '\d+' is currently in use/.test(line)),
  );
  expect(moved.length).toBeGreaterThan(0);
  await bench.close();
});
