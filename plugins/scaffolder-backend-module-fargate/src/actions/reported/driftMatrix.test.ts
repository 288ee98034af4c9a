import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import fs from 'node:fs';
import path from 'node:path';
import { cardOf } from '../../__testUtils__/cardOf';
import { Drift } from '../../__testUtils__/Drift';
import { DRIFTS } from '../../__testUtils__/drifts';
import { requestInTime } from '../../__testUtils__/requestAt';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';
import { RunResult } from '../../__testUtils__/TestBench';

/**
 * What a person or a pipeline changes behind the stack's back, and what each
 * action then says and does. Each outcome is read from AWS and from the log after
 * the run. A few changes are tried in every run of the tests; `DRIFT_MATRIX=full`
 * tries all, and `DRIFT_MATRIX=write` writes the table into docs/drift-matrix.md.
 */

const FILE = path.resolve(__dirname, '../../../../../docs/drift-matrix.md');

jest.setTimeout(120_000);

let api: ReportedBench;
const ignore = () => {};
const rows: { drift: string; action: string; outcome: string }[] = [];

/** Tried in every run of the tests. */
const SHORT = ['image: a pipeline deployed another one', 'listener: deleted'];

const { DRIFT_MATRIX } = process.env;

const tried = DRIFTS.filter(
  ({ name }) => DRIFT_MATRIX !== undefined || SHORT.includes(name),
);

const actions: [string, (input: object) => Promise<RunResult | string>][] = [
  ['look', () => cardOf(api)],
  [
    'dry run of an update',
    () => api.update({ image: nginx('1.28') }, { isDryRun: true }),
  ],
  [
    'update of the health check path',
    () => api.update({ healthCheckPath: '/health' }),
  ],
  ['scale', () => api.update({ desiredCount: 3 })],
  ['deploy again', input => api.deploy(input)],
  ['delete', () => api.remove({ confirm: api.name })],
];

/** Whether requests are answered; with a load balancer, as far as AWS says. */
async function answers(): Promise<boolean> {
  try {
    const { kind, outputs } = (await api.stack())!;
    if (kind !== 'public-api') {
      const [status] = await requestInTime(api.bench.simulator, outputs.Url);
      return status === 200;
    }
    const { LoadBalancerSecurityGroupId, TargetGroupArn } = outputs;
    const { SecurityGroups } = await api.clients.ec2.send(
      new DescribeSecurityGroupsCommand({
        GroupIds: [LoadBalancerSecurityGroupId],
      }),
    );
    const { TargetGroups } = await api.clients.elbv2.send(
      new DescribeTargetGroupsCommand({ TargetGroupArns: [TargetGroupArn] }),
    );
    const { TargetHealthDescriptions } = await api.clients.elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn }),
    );
    return (
      SecurityGroups![0].IpPermissions!.length > 0 &&
      TargetGroups![0].LoadBalancerArns!.length > 0 &&
      TargetHealthDescriptions!.some(
        ({ TargetHealth }) => TargetHealth!.State === 'healthy',
      )
    );
  } catch {
    return false;
  }
}

/** What runs, as text. */
async function state(): Promise<string> {
  const stack = await api.stack();
  if (!stack) {
    return 'no stack';
  }
  const [service, isUp] = [await api.service(), await answers()];
  const tasks =
    service?.status === 'ACTIVE'
      ? `${service.runningCount} of ${service.desiredCount} running ${(
          await api.runningImage()
        )
          ?.split(':')
          .pop()}`
      : 'no service';
  return [
    /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status) ? '' : stack.status,
    tasks,
    isUp ? 'answers' : 'does not answer',
  ]
    .filter(Boolean)
    .join(', ');
}

async function run(act: () => Promise<unknown>): Promise<string> {
  const end = await act().catch((error: Error) => error);
  const error = end instanceof Error ? end : undefined;
  await api.later(120);
  const lines = typeof end === 'string' ? [] : api.bench.log;
  const said = lines
    .filter(line => /^Drift/.test(line))
    .map(line => line.slice(14));
  const text = [
    error
      ? `refused or failed: ${error.message
          .split(/(?<=\.) /)
          .slice(0, 2)
          .join(' ')}`
      : `${typeof end === 'string' ? end : 'done'}`,
    ...(said.length ? [`said: ${said.join('; ')}`] : []),
    await state(),
  ].join(' → ');
  return text
    .split(api.name)
    .join('orders')
    .replace(/\b(subnet|sgr?|vpc|rtb)-[0-9a-f]{8,}/g, '$1-…')
    .replace(/arn:aws:\w+:[^ ']*:(\w+)\/[^ ',:]+/g, '$1')
    .replace(/ \(request [0-9a-f-]+\)/g, '')
    .replace(/Z[0-9A-Z]{12,}/g, 'Z…')
    .replace(/(\S+-cluster-ECSCluster)-\w+/g, '$1-…')
    .replace(/(--(api|integration|route)-id) \w+/g, '$1 …')
    .replace(/\w+(\.execute-api\.)/g, '…$1')
    .replace(/--rule-arn \S+/g, '--rule-arn …')
    .replace(/(orders|enviro)-LoadB-[\w.-]+/g, '$1-LoadB-…')
    .replace(/orders-Targe-\w+/g, 'orders-Targe-…')
    .replace(/\S+:(service|log-group|targetgroup)\S+/g, '$1')
    .replace(/orders-LogGroup-\w+/g, 'orders-LogGroup-…')
    .replace(/orders-TaskRole-\w+/g, 'orders-TaskRole-…')
    .replace(/public\.ecr\.aws\/docker\/library\//g, '')
    .replace(/\|/g, '/');
}

beforeAll(async () => {
  api = await ReportedBench.start();
});
afterAll(() => api.close());

describe.each(tried)('$name', ({ name: drift, ...of }: Drift) => {
  let input: object;

  beforeAll(async () => {
    input = (await of.input?.(api)) ?? {};
    await api.next(input, of.kind);
  });
  afterAll(() => of.undo?.(api));

  it.each(actions)('%s', async (action, act) => {
    // What was deleted stays so, and what an action undid is changed again.
    await of.change(api).catch(ignore);
    await api.later(120);
    const outcome = await run(() => act(input));
    rows.push({ drift, action, outcome });
    // Whoever is told that it is done must not be left with an API that is down.
    const isDown =
      /does not answer/.test(outcome) &&
      !/ 0 of 0 |so no request arrives/.test(outcome);
    expect(
      outcome.startsWith('done') && isDown && action !== 'dry run of an update',
    ).toBe(false);
    expect(outcome).not.toContain('ROLLBACK_FAILED');
  });
});

const rowOf = ({ drift, action, outcome }: (typeof rows)[number]) =>
  `| ${drift} | ${action} | ${outcome} |`;

/** The rows of the file, by what stands before their outcome. */
const listed = () =>
  new Map(
    fs
      .readFileSync(FILE, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('| '))
      .slice(2)
      .map(line => [line.split(' | ').slice(0, 2).join(' | '), line]),
  );

const keyOf = (drift: string, action: string) => `| ${drift} | ${action}`;

it('docs/drift-matrix.md lists these outcomes', () => {
  const now = new Map(
    rows.map(row => [keyOf(row.drift, row.action), rowOf(row)]),
  );
  const before = listed();
  const keys = DRIFTS.flatMap(({ name }) =>
    actions.map(([action]) => keyOf(name, action)),
  );
  if (DRIFT_MATRIX === 'write') {
    fs.writeFileSync(
      FILE,
      [
        '# What is changed behind the stack, and what each action does',
        '',
        'Generated by `src/actions/reported/driftMatrix.test.ts` of the scaffolder module',
        '(run it with `DRIFT_MATRIX=write` to update this file, with `-t` in part): real',
        'actions with the real SDK against the simulator, on an API with two tasks of',
        'nginx:1.27, which is public where nothing else is said. The actions of a change run',
        'one after the other; before each, the change is made again. On the left of the last',
        'arrow is what the action said, on the right what AWS had two minutes later. `look` is',
        "the card's own status of the API.",
        '',
        '| Changed | Action | Outcome |',
        '| --- | --- | --- |',
        ...keys.map(key => now.get(key) ?? before.get(key) ?? `${key} | |`),
        '',
      ].join('\n'),
    );
  }
  const after = listed();
  expect([...after.keys()]).toEqual(keys);
  expect([...now.values()]).toEqual([...now.keys()].map(key => after.get(key)));
});
