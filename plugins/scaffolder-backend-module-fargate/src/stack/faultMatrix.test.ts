/* eslint-disable jest/no-standalone-expect, no-loop-func -- the function row makes a test of each */
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import fs from 'node:fs';
import path from 'node:path';
import { Backend, Moment } from '../__testUtils__/Backend';
import { TestBench } from '../__testUtils__/TestBench';

/**
 * What goes wrong, when, and how the deployment ends. Each outcome is put
 * together from what AWS and the log say after the run, never from what the
 * row expects. `FAULT_MATRIX=write` writes the table for people.
 */

const FILE = path.resolve(__dirname, '../../../../docs/fault-matrix.md');
const owner = 'group:default/team-a';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';
const newer = 'public.ecr.aws/docker/library/nginx:1.28';
const crash = 'public.ecr.aws/fargate-api/crash:1';
const DEPLOY = 'fargate:public-api:deploy';
const UPDATE = 'fargate:api:update';
const DELETE = 'fargate:stack:delete';

const HEALTHY = 'deployed and healthy; once; nothing left over';

interface Row {
  fault: string;
  moment: string;
  outcome: string;
}

jest.setTimeout(60_000);

const rows: Row[] = [];
let bench: TestBench;
let backend: Backend;
let environmentStackArn: string;
/** Resources of an API that nothing happened to. */
let wholeCount: number;
let count = 0;
let name: string;

beforeAll(async () => {
  bench = await TestBench.start();
  backend = await Backend.of(bench);
  bench.stride = 12;
  const { outputs } = await bench.run('fargate:environment:deploy', {
    target: 'dev',
    name: 'dev',
    owner,
  });
  environmentStackArn = outputs.stackArn;
  const before = (await bench.resources()).length;
  await bench.run(DEPLOY, { ...input(), name: 'reference' });
  wholeCount = (await bench.resources()).length - before;
});
afterAll(() => bench.close());

beforeEach(() => {
  count++;
  name = `api-${count}`;
});
afterEach(async () => {
  bench.simulator.faults.clear();
  // Hundreds of tasks under health checks would only take time.
  const { cloudFormation } = await bench.clients();
  await cloudFormation
    .send(new DeleteStackCommand({ StackName: name }))
    .catch(() => {});
});

function input(more = {}) {
  return { name, owner, environmentStackArn, image: nginx, ...more };
}

const deploy = (more = {}, options = {}) =>
  bench.run(DEPLOY, input(more), { taskId: `task-${name}`, ...options });
const addEntity = async () =>
  bench.addStackEntity(
    `api:default/${name}`,
    (await bench.describe(name))!.arn,
  );
const update = (more = {}, options = {}) =>
  bench.run(
    UPDATE,
    { entityRef: `api:default/${name}`, ...more },
    { taskId: `update-${name}`, ...options },
  );
const remove = (more = {}, options = {}) =>
  bench.run(
    DELETE,
    { entityRef: `api:default/${name}`, ...more },
    { taskId: `delete-${name}`, ...options },
  );

/** What a run left in AWS, in words. */
async function standing(): Promise<string> {
  if (
    (await bench.stackStatus(name)) === 'DELETE_IN_PROGRESS' &&
    !(await bench.resourcesOf(name)).length
  ) {
    // An empty stack that is told to go needs a moment for it.
    await bench.simulator.clock.advance(10);
  }
  const stack = await bench.describe(name);
  if (!stack) {
    return 'no stack, nothing left over';
  }
  const [resources, sets] = [
    (await bench.resourcesOf(name)).length,
    await bench.changeSets(name),
  ];
  const left = sets.length ? `${sets.length} change sets left` : undefined;
  if (!/^(CREATE|UPDATE)_COMPLETE$/.test(stack.status)) {
    return [stack.status, left].filter(Boolean).join('; ');
  }
  const service = await bench.service(stack.outputs.ServiceArn);
  const isHealthy =
    service.runningCount === service.desiredCount &&
    service.deployments?.[0].rolloutState === 'COMPLETED';
  const executed = bench
    .changingCalls({ operation: 'ExecuteChangeSet' })
    .filter(call => call.status === 200)
    .filter(call => JSON.stringify(call).includes(`/${name}/`)).length;
  const parts = [
    `deployed${isHealthy ? ' and healthy' : ', not healthy'}`,
    resources === wholeCount && executed <= 2
      ? 'once'
      : `${resources} resources`,
    left ?? 'nothing left over',
  ];
  return parts.join('; ');
}

/** How a run ended, in words: its error, if any, and what stands. */
async function endOf(run: () => Promise<unknown>): Promise<string> {
  const error = await run().then(
    () => undefined,
    (e: Error) => e,
  );
  bench.simulator.faults.clear();
  const said =
    error &&
    `${error.message.split('(')[0].trim()}`.replace(
      / in account \d+, [\w-]+/,
      '',
    );
  const text = [said, await standing()].filter(Boolean).join(' → ');
  return text.split(name).join('orders');
}

function row(
  fault: string,
  moment: string,
  expected: string,
  act: () => Promise<string>,
) {
  it(`${fault} · ${moment}`, async () => {
    const outcome = await act();
    expect(outcome).toBe(expected);
    rows.push({ fault, moment, outcome });
  });
}

describe('trouble on the way to AWS', () => {
  const kinds = [
    ['throttle', 'throttled twice'],
    ['error-500', 'answer 500, twice'],
    ['drop-before', 'connection cut before the call, twice'],
    ['drop-after', 'connection cut before the answer, twice'],
  ] as const;
  const operations = [
    'CreateChangeSet',
    'DescribeChangeSet',
    'ExecuteChangeSet',
    'DescribeStackEvents',
    'DescribeServices',
    'DescribeTargetHealth',
  ];
  for (const [kind, words] of kinds) {
    for (const operation of operations) {
      row(words, operation, HEALTHY, () =>
        endOf(async () => {
          const fault = bench.simulator.faults.add({
            kind,
            operation,
            times: 2,
          });
          await deploy();
          expect(fault.affectedCalls).toBe(2);
        }),
      );
    }
  }

  row('lists come in pages of one', 'all along', HEALTHY, () =>
    endOf(async () => {
      bench.simulator.faults.add({ kind: 'truncate-page' });
      await deploy();
    }),
  );
  row('throttled for 24 calls in a row', 'DescribeStackEvents', HEALTHY, () =>
    endOf(async () => {
      bench.simulator.faults.add({
        kind: 'throttle',
        operation: 'DescribeStackEvents',
        times: 24,
      });
      await deploy();
      expect(bench.log).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/AWS cannot be asked now.*Rate exceeded/),
          'Note          AWS answers again',
        ]),
      );
    }),
  );
  row('the credentials expire and are renewed', 'following', HEALTHY, () =>
    endOf(async () => {
      bench.simulator.faults.add({
        kind: 'expired-credentials',
        operation: 'DescribeStackEvents',
        times: 3,
      });
      await deploy();
    }),
  );
  row('the credentials expire for good, then Retry', 'following', HEALTHY, () =>
    endOf(async () => {
      bench.simulator.faults.add({
        kind: 'expired-credentials',
        operation: 'DescribeStackEvents',
      });
      await expect(deploy()).rejects.toThrow('expired');
      expect(bench.log).toContainEqual(
        expect.stringMatching(/^Now .*CloudFormation goes on/),
      );
      bench.simulator.faults.clear();
      await deploy();
    }),
  );
  row(
    'connection cut 8 times, then Retry on a stack that is complete',
    'DescribeChangeSet',
    HEALTHY,
    () =>
      endOf(async () => {
        await backend.killed(
          DEPLOY,
          input(),
          { line: /\] {2}done in/ },
          { taskId: `task-${name}` },
        );
        bench.simulator.faults.add({
          kind: 'drop-before',
          operation: 'DescribeChangeSet',
          times: 8,
        });
        await expect(deploy()).rejects.toThrow('socket hang up');
        await deploy();
      }),
  );
  row(
    'the credentials expire for good',
    'CreateChangeSet',
    'The security token included in the request is expired → no stack, nothing left over',
    () =>
      endOf(async () => {
        bench.simulator.faults.add({
          kind: 'expired-credentials',
          operation: 'CreateChangeSet',
        });
        await deploy();
      }),
  );
});

describe('the backend is killed, and the task is recovered', () => {
  const deployMoments: [string, Moment][] = [
    [
      'before CreateChangeSet',
      { operation: 'CreateChangeSet', when: 'before' },
    ],
    ['before its answer', { operation: 'CreateChangeSet', when: 'after' }],
    ['plan shown', { line: /^Plan/ }],
    [
      'before ExecuteChangeSet',
      { operation: 'ExecuteChangeSet', when: 'before' },
    ],
    [
      'after ExecuteChangeSet',
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    ['load balancer being made', { line: /load balancer …/ }],
    ['tasks starting', { line: /^Tasks/ }],
    ['stack complete', { line: /\] {2}done in/ }],
  ];
  for (const [moment, when] of deployMoments) {
    row('kill -9, deployment', moment, HEALTHY, () =>
      endOf(async () => {
        await backend.killed(DEPLOY, input(), when, { taskId: `task-${name}` });
        await deploy();
      }),
    );
  }
  const updateMoments: [string, Moment][] = [
    [
      'before ExecuteChangeSet',
      { operation: 'ExecuteChangeSet', when: 'before' },
    ],
    [
      'after ExecuteChangeSet',
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    ['service being updated', { line: /service …/ }],
  ];
  for (const [moment, when] of updateMoments) {
    row('kill -9, update', moment, HEALTHY, () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        const wanted = { entityRef: `api:default/${name}`, image: newer };
        await backend.killed(UPDATE, wanted, when, {
          taskId: `update-${name}`,
        });
        await update({ image: newer });
        expect((await bench.describe(name))!.parameters.ImageUrl).toBe(newer);
      }),
    );
  }
  row(
    'kill -9, update that fails',
    'rolling back',
    'orders: container orders exited with code 1 → UPDATE_ROLLBACK_COMPLETE',
    () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        await backend.killed(
          UPDATE,
          { entityRef: `api:default/${name}`, image: crash },
          { line: /rolling back/ },
          { taskId: `update-${name}` },
        );
        await update({ image: crash });
      }),
  );
  row(
    'kill -9, deployment that fails',
    'being deleted',
    'orders: container orders exited with code 1 → no stack, nothing left over',
    () =>
      endOf(async () => {
        await backend.killed(
          DEPLOY,
          input({ image: crash }),
          { line: /deleting what was made/ },
          { taskId: `task-${name}` },
        );
        await deploy({ image: crash });
      }),
  );
  const deleteMoments: [string, Moment][] = [
    ['before DeleteStack', { operation: 'DeleteStack', when: 'before' }],
    ['after DeleteStack', { operation: 'DeleteStack', when: 'after' }],
    ['service deleted', { line: /service.* deleted/ }],
  ];
  for (const [moment, when] of deleteMoments) {
    row('kill -9, deletion', moment, 'no stack, nothing left over', () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        await backend.killed(
          DELETE,
          { entityRef: `api:default/${name}` },
          when,
          { taskId: `delete-${name}` },
        );
        await remove();
      }),
    );
  }
});

describe('the task is cancelled', () => {
  const cancelled = (more: object, moment: Moment) =>
    endOf(async () => {
      const controller = new AbortController();
      if ('operation' in moment) {
        bench.simulator.faults.onCall(moment, () => controller.abort());
      }
      await deploy(more, {
        signal: controller.signal,
        onLine: (line: string) =>
          'line' in moment && moment.line.test(line) && controller.abort(),
      });
    });
  const moments: [string, string, object, Moment][] = [
    [
      'change set being worked out',
      'Cancelled: stack orders was not touched → no stack, nothing left over',
      {},
      { operation: 'DescribeChangeSet', when: 'before' },
    ],
    [
      'CreateChangeSet not answered yet',
      'Cancelled: stack orders was not touched → no stack, nothing left over',
      {},
      { operation: 'CreateChangeSet', when: 'after' },
    ],
    [
      'plan shown',
      'Cancelled: stack orders was not begun → no stack, nothing left over',
      {},
      { line: /^Plan/ },
    ],
    [
      'stack being made; onCancel leave',
      'Cancelled: stack orders is CREATE_IN_PROGRESS, and CloudFormation goes on with it → CREATE_IN_PROGRESS',
      {},
      { line: /load balancer …/ },
    ],
    [
      'stack being made; onCancel delete',
      'Cancelled: stack orders is CREATE_IN_PROGRESS: CloudFormation was told to delete it, and does so now → DELETE_IN_PROGRESS',
      { onCancel: 'delete' },
      { line: /load balancer …/ },
    ],
    [
      'ExecuteChangeSet not answered yet; onCancel delete',
      'Cancelled: stack orders is CREATE_IN_PROGRESS: CloudFormation was told to delete it, and does so now → no stack, nothing left over',
      { onCancel: 'delete' },
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    [
      'stack complete, its targets not looked at yet; onCancel leave',
      'Cancelled: stack orders is CREATE_COMPLETE → deployed and healthy; once; nothing left over',
      {},
      { line: /\] {2}done in/ },
    ],
    [
      'stack complete, its targets not looked at yet; onCancel delete',
      'Cancelled: stack orders is CREATE_COMPLETE: CloudFormation was told to delete it, and does so now → DELETE_IN_PROGRESS',
      { onCancel: 'delete' },
      { line: /\] {2}done in/ },
    ],
    [
      'new stack; onCancel rollback',
      'onCancel: rollback is for a stack that stands, and orders is new: there is nothing to go back to. Choose delete or leave. → no stack, nothing left over',
      { onCancel: 'rollback' },
      { line: /never/ },
    ],
  ];
  for (const [moment, outcome, more, when] of moments) {
    row('cancel', moment, outcome, () => cancelled(more, when));
  }
  row(
    'cancel while AWS hangs',
    'DescribeStackEvents takes a minute',
    'Cancelled: stack orders is CREATE_IN_PROGRESS, and CloudFormation goes on with it → CREATE_IN_PROGRESS',
    () =>
      endOf(async () => {
        const controller = new AbortController();
        bench.simulator.faults.onCall(
          { operation: 'DescribeStackEvents', when: 'before' },
          () => controller.abort(),
        );
        bench.simulator.faults.add({
          kind: 'delay',
          milliseconds: 60_000,
          operation: 'DescribeStackEvents',
          times: 1,
        });
        await deploy({}, { signal: controller.signal });
      }),
  );
  const updates: [string, string, object, RegExp][] = [
    [
      'plan shown, update',
      'Cancelled: stack orders was not begun → deployed and healthy; once; nothing left over',
      {},
      /^Plan/,
    ],
    [
      'service being updated; onCancel rollback',
      'Cancelled: stack orders is UPDATE_IN_PROGRESS: CloudFormation was told to bring back what it was before, and does so now → UPDATE_ROLLBACK_IN_PROGRESS',
      { onCancel: 'rollback' },
      /service …/,
    ],
    [
      'service being updated; onCancel leave',
      'Cancelled: stack orders is UPDATE_IN_PROGRESS, and CloudFormation goes on with it → UPDATE_IN_PROGRESS',
      { onCancel: 'leave' },
      /service …/,
    ],
    [
      'update complete, its targets not looked at yet; onCancel rollback',
      'Cancelled: stack orders is UPDATE_COMPLETE: that is done and cannot be cancelled any more. Update it to what it was to go back → deployed and healthy; once; nothing left over',
      { onCancel: 'rollback' },
      /\] {2}done in/,
    ],
    [
      'stack that stands; onCancel delete',
      'onCancel: delete is for a stack that is new, and orders stands. Choose rollback, which brings back what it is now, or leave. → deployed and healthy; once; nothing left over',
      { onCancel: 'delete' },
      /never/,
    ],
  ];
  for (const [moment, outcome, more, line] of updates) {
    row('cancel', moment, outcome, () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        const controller = new AbortController();
        await update(
          { image: newer, ...more },
          {
            signal: controller.signal,
            onLine: (text: string) => line.test(text) && controller.abort(),
          },
        ).finally(() => bench.simulator.clock.advance(2));
      }),
    );
  }
});

describe('the task is cancelled while it waits or deletes', () => {
  const cancelAt = (line: RegExp) => {
    const controller = new AbortController();
    return {
      signal: controller.signal,
      onLine: (text: string) => line.test(text) && controller.abort(),
    };
  };
  row(
    'cancel',
    'waiting for another task',
    'Cancelled: stack orders was not touched → CREATE_IN_PROGRESS',
    () =>
      endOf(async () => {
        await backend.killed(
          DEPLOY,
          input(),
          { line: /load balancer …/ },
          { taskId: 'first' },
        );
        await deploy(
          { onConflict: 'wait' },
          { taskId: 'second', ...cancelAt(/is busy: .*waiting/) },
        );
      }),
  );
  row(
    'cancel',
    'a failed stack being deleted first',
    'Cancelled: stack orders is DELETE_IN_PROGRESS, to make room, and CloudFormation goes on with it → no stack, nothing left over',
    () =>
      endOf(async () => {
        await deploy({ image: crash, onFailure: 'keep' }).catch(() => {});
        const controller = new AbortController();
        bench.simulator.faults.onCall(
          { operation: 'DeleteStack', when: 'after' },
          () => controller.abort(),
        );
        await deploy({}, { taskId: 'next', signal: controller.signal });
      }),
  );
  const deletions: [string, string, RegExp][] = [
    [
      'deletion planned',
      'Cancelled: stack orders was not touched → deployed and healthy; once; nothing left over',
      /^Plan/,
    ],
    [
      'service deleted',
      'Cancelled: stack orders is DELETE_IN_PROGRESS, and CloudFormation goes on with it → DELETE_IN_PROGRESS',
      /service.* deleted/,
    ],
  ];
  for (const [moment, outcome, line] of deletions) {
    row('cancel of a deletion', moment, outcome, () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        await remove({}, cancelAt(line));
      }),
    );
  }
});

describe('the deployment fails', () => {
  const failed = 'orders: container orders exited with code 1';
  const ends: [string, object, string][] = [
    ['new; onFailure left out', {}, 'no stack, nothing left over'],
    [
      'new; onFailure delete',
      { onFailure: 'delete' },
      'no stack, nothing left over',
    ],
    ['new; onFailure rollback', { onFailure: 'rollback' }, 'ROLLBACK_COMPLETE'],
    ['new; onFailure keep', { onFailure: 'keep' }, 'CREATE_FAILED'],
  ];
  for (const [moment, more, stands] of ends) {
    row('the container crashes', moment, `${failed} → ${stands}`, () =>
      endOf(() => deploy({ image: crash, ...more })),
    );
  }
  for (const [moment, more, stands] of [
    ['update; onFailure rollback', {}, 'UPDATE_ROLLBACK_COMPLETE'],
    ['update; onFailure keep', { onFailure: 'keep' }, 'UPDATE_FAILED'],
  ] as const) {
    row('the container crashes', moment, `${failed} → ${stands}`, () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        await update({ image: crash, ...more });
      }),
    );
  }
  for (const onFailure of ['rollback', 'keep']) {
    row(
      `stack left ${
        onFailure === 'keep' ? 'CREATE_FAILED' : 'ROLLBACK_COMPLETE'
      }`,
      'next deployment',
      HEALTHY,
      () =>
        endOf(async () => {
          await deploy({ image: crash, onFailure }).catch(() => {});
          await deploy({}, { taskId: 'next' });
          expect(bench.log).toContainEqual(
            expect.stringMatching(/was left .*first/),
          );
        }),
    );
  }
  row('stack left UPDATE_FAILED', 'next update', HEALTHY, () =>
    endOf(async () => {
      await deploy();
      await addEntity();
      await update({ image: crash, onFailure: 'keep' }).catch(() => {});
      await update({ image: newer }, { taskId: 'next' });
      expect(bench.log).toContainEqual(
        expect.stringMatching(/was left UPDATE_FAILED: rolling it back first/),
      );
    }),
  );
  /** An update meets a log group that somebody deletes, and cannot go back to it. */
  async function failToGoBack(): Promise<void> {
    await deploy();
    await addEntity();
    const { logs } = await bench.clients();
    const logGroupName = (await bench.describe(name))!.outputs.LogGroupName;
    bench.simulator.faults.onCall({ operation: 'ExecuteChangeSet' }, () =>
      logs.send(new DeleteLogGroupCommand({ logGroupName })),
    );
    await update({ logRetentionDays: 14 });
  }
  /** The log's end, in which a person reads how to go on. */
  const toldToGoOn = () =>
    expect(bench.log.slice(-2)).toEqual([
      `Now           stack ${name} is UPDATE_ROLLBACK_FAILED, held up by LogGroup; what runs, runs on, but nothing can be deployed to it`,
      `Next          remove that cause, then press "Start over", which continues the rollback first; or give up LogGroup: Stack actions, Continue update rollback in the CloudFormation console, or aws cloudformation continue-update-rollback --stack-name ${name} --resources-to-skip LogGroup`,
    ]);
  row(
    'the update fails, and so does its rollback',
    'a resource was deleted by hand',
    'orders: the log group: The specified log group does not exist. → UPDATE_ROLLBACK_FAILED',
    () => endOf(() => failToGoBack().finally(toldToGoOn)),
  );
  row(
    'stack left UPDATE_ROLLBACK_FAILED, its cause still there',
    'next update',
    'orders: the log group cannot go back: The specified log group does not exist. → UPDATE_ROLLBACK_FAILED',
    () =>
      endOf(async () => {
        await failToGoBack().catch(() => {});
        await update({ desiredCount: 3 }, { taskId: 'next' }).finally(
          toldToGoOn,
        );
      }),
  );
  row(
    'stack left UPDATE_ROLLBACK_FAILED, its cause removed',
    'next update',
    HEALTHY,
    () =>
      endOf(async () => {
        await failToGoBack().catch(() => {});
        const { logs } = await bench.clients();
        const logGroupName = (await bench.describe(name))!.outputs.LogGroupName;
        await logs.send(new CreateLogGroupCommand({ logGroupName }));
        await update({ desiredCount: 3 }, { taskId: 'next' });
        expect(bench.log).toContainEqual(
          expect.stringMatching(
            /rollback of stack .* had failed: trying it again first/,
          ),
        );
      }),
  );
  row('stack being deleted', 'next deployment', HEALTHY, () =>
    endOf(async () => {
      await deploy();
      await addEntity();
      await backend.killed(
        DELETE,
        { entityRef: `api:default/${name}` },
        { operation: 'DeleteStack', when: 'after' },
        { taskId: 'other' },
      );
      await deploy({}, { taskId: 'next' });
      expect(bench.log).toContainEqual(
        expect.stringMatching(/still being deleted: waiting/),
      );
    }),
  );
});

describe('two tasks at once', () => {
  const busy = async () =>
    backend.killed(
      DEPLOY,
      input(),
      { line: /load balancer …/ },
      { taskId: 'first' },
    );
  row(
    'another task deploys the stack',
    'onConflict fail',
    'The stack orders is busy: CREATE_IN_PROGRESS, begun by task first. Wait until that is done and try again, or set onConflict to "wait". → CREATE_IN_PROGRESS',
    () =>
      endOf(async () => {
        await busy();
        await deploy({}, { taskId: 'second' });
      }),
  );
  row('another task deploys the stack', 'onConflict wait', HEALTHY, () =>
    endOf(async () => {
      await busy();
      const { outputs } = await deploy(
        { onConflict: 'wait' },
        { taskId: 'second' },
      );
      expect(outputs.changed).toBe(false);
    }),
  );
  row(
    'two tasks begin at the same moment',
    'onConflict fail',
    'one is told: busy, begun by the other → deployed and healthy; once; nothing left over',
    () =>
      endOf(async () => {
        const ends = await Promise.allSettled([
          deploy({}, { taskId: 'left' }),
          deploy({}, { taskId: 'right' }),
        ]);
        const refused = ends.flatMap(end =>
          end.status === 'rejected' ? [end.reason.message] : [],
        );
        expect(refused).toEqual([
          expect.stringMatching(/is busy: .* begun by task (left|right)\./),
        ]);
        throw new Error('one is told: busy, begun by the other');
      }),
  );
  row('two tasks begin at the same moment', 'onConflict wait', HEALTHY, () =>
    endOf(async () => {
      await Promise.all([
        deploy({ onConflict: 'wait' }, { taskId: 'left' }),
        deploy({ onConflict: 'wait' }, { taskId: 'right' }),
      ]);
    }),
  );
});

describe('deletion', () => {
  for (const kind of ['throttle', 'drop-before', 'drop-after'] as const) {
    row(`${kind}, twice`, 'DeleteStack', 'no stack, nothing left over', () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        bench.simulator.faults.add({
          kind,
          operation: 'DeleteStack',
          times: 2,
        });
        await remove();
      }),
    );
  }
});

it('is written down for people', () => {
  const lines = rows.map(
    ({ fault, moment, outcome }, index) =>
      `| ${index + 1} | ${fault} | ${moment} | ${outcome} |`,
  );
  const text = [
    '# What can go wrong, and how a deployment ends',
    '',
    'Written by the test run itself (`src/stack/faultMatrix.test.ts` of the',
    'scaffolder module, `FAULT_MATRIX=write` to write it anew): real actions with the',
    'real SDK against the simulator. Each outcome is read from AWS and the log after',
    'the run. "Once" means as many resources as in a run without the fault. Left of an',
    'arrow is what the task says, right of it what stands in AWS at that moment.',
    '',
    '| # | Fault | Moment | Outcome |',
    '| --: | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
  if (process.env.FAULT_MATRIX === 'write') {
    fs.writeFileSync(FILE, text);
  }
  expect(rows.length).toBeGreaterThanOrEqual(40);
  expect(fs.readFileSync(FILE, 'utf8')).toBe(text);
});
