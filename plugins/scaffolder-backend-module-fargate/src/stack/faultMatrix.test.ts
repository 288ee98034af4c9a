/* eslint-disable jest/no-standalone-expect, no-loop-func -- the function row makes a test of each */
import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import fs from 'node:fs';
import path from 'node:path';
import { Backend, Moment } from '../__testUtils__/Backend';
import {
  environmentWithZone,
  NamedSite,
} from '../__testUtils__/environmentWithZone';
import { FaultMatrix, HEALTHY } from '../__testUtils__/FaultMatrix';
import { moveFaults } from '../__testUtils__/moveFaults';
import { sharedFaults, sharedInput } from '../__testUtils__/sharedFaults';
import { TestBench } from '../__testUtils__/TestBench';

/**
 * What goes wrong, when, and how the deployment ends. Each outcome is read from
 * AWS and from the log after the run, never from what the row expects.
 * `FAULT_MATRIX=write` writes the table into docs/fault-matrix.md.
 */

const FILE = path.resolve(__dirname, '../../../../docs/fault-matrix.md');
const owner = 'group:default/team-a';
const nginx = 'public.ecr.aws/docker/library/nginx:1.27';
const newer = 'public.ecr.aws/docker/library/nginx:1.28';
const crash = 'public.ecr.aws/fargate-api/crash:1';
const DEPLOY = 'fargate:public-api:deploy';
const DEPLOY_GATEWAY = 'fargate:gateway-api:deploy';
const UPDATE = 'fargate:api:update';
const DELETE = 'fargate:stack:delete';

interface Row {
  fault: string;
  moment: string;
  outcome: string;
}

jest.setTimeout(60_000);

const rows: Row[] = [];
let bench: TestBench;
let backend: Backend;
let site: NamedSite;
/** How many resources an API has that was deployed without a fault. */
const wholeCounts: Record<string, number> = {};
let count = 0;
let name: string;

beforeAll(async () => {
  bench = await TestBench.start();
  backend = await Backend.of(bench);
  bench.stride = 12;
  site = await environmentWithZone(bench);
  for (const [reference, action, of] of [
    ['reference-public-api', DEPLOY, input()],
    ['reference-named-api', DEPLOY, { ...input(), ...site }],
    ['reference-gateway-api', DEPLOY_GATEWAY, input()],
    [
      'reference-shared-api',
      'fargate:shared-api:deploy',
      sharedInput({ name: 'reference', site }),
    ],
  ] as const) {
    await bench.run(
      action,
      { ...of, name: reference },
      { taskId: bench.newTaskId() },
    );
    wholeCounts[formOf((await bench.describe(reference))!)] = (
      await bench.resourcesOf(reference)
    ).length;
  }
});
afterAll(() => bench.close());

beforeEach(() => {
  count++;
  name = `api-${count}`;
});
afterEach(async () => {
  await bench.reset();
  // Health checks of hundreds of tasks would slow the tests down.
  const { cloudFormation } = await bench.clients();
  await cloudFormation
    .send(new DeleteStackCommand({ StackName: name }))
    .catch(() => {});
});

function input(more = {}) {
  const { environmentStackArn } = site;
  return { name, owner, environmentStackArn, image: nginx, ...more };
}

/** What of an API decides which resources it has. */
function formOf({ kind, parameters }: StackRecord): string {
  return parameters.HostedZoneId ? `${kind} with a name` : `${kind}`;
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

/** The state of the stack after a run, as text. */
async function stateOfStack(changes: number): Promise<string> {
  if (
    (await bench.stackStatus(name)) === 'DELETE_IN_PROGRESS' &&
    !(await bench.resourcesOf(name)).length
  ) {
    // The deletion of an empty stack takes a moment.
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
    resources === wholeCounts[formOf(stack)] && executed <= changes
      ? 'once'
      : `${resources} resources`,
    left ?? 'nothing left over',
  ];
  return parts.join('; ');
}

/** How a run ended, as text: its error, if any, and the state of the stack. */
async function endOf(
  run: () => Promise<unknown>,
  changes = 2,
): Promise<string> {
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
  const text = [said, await stateOfStack(changes)].filter(Boolean).join(' → ');
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

describe('a deployment whose requests to AWS fail', () => {
  const kinds = [
    ['throttle', 'throttled twice'],
    ['error-500', 'response 500, twice'],
    ['drop-before', 'connection lost before the request, twice'],
    ['drop-after', 'connection lost before the response, twice'],
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

  row('lists have one item a page', 'every list', HEALTHY, () =>
    endOf(async () => {
      bench.simulator.faults.add({ kind: 'truncate-page' });
      await deploy();
    }),
  );
  row('throttled 24 times in a row', 'DescribeStackEvents', HEALTHY, () =>
    endOf(async () => {
      bench.simulator.faults.add({
        kind: 'throttle',
        operation: 'DescribeStackEvents',
        times: 24,
      });
      await deploy();
      expect(bench.log).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/AWS cannot be reached.*Rate exceeded/),
          'Note          the connection to AWS is restored',
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
        expect.stringMatching(/^Now .*CloudFormation continues/),
      );
      bench.simulator.faults.clear();
      await deploy();
    }),
  );
  row(
    'connection lost 8 times, then Retry on a complete stack',
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

describe('a deployment whose backend is killed, and whose task is recovered', () => {
  const deployMoments: [string, Moment][] = [
    [
      'before CreateChangeSet',
      { operation: 'CreateChangeSet', when: 'before' },
    ],
    [
      'before the response of CreateChangeSet',
      { operation: 'CreateChangeSet', when: 'after' },
    ],
    ['plan logged', { line: /^Plan/ }],
    [
      'before ExecuteChangeSet',
      { operation: 'ExecuteChangeSet', when: 'before' },
    ],
    [
      'after ExecuteChangeSet',
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    ['load balancer in progress', { line: /load balancer …/ }],
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
    ['service update in progress', { line: /service …/ }],
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
    'deletion in progress',
    'orders: container orders exited with code 1 → no stack, nothing left over',
    () =>
      endOf(async () => {
        await backend.killed(
          DEPLOY,
          input({ image: crash }),
          { line: /rolling back/ },
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

describe('a deployment that is cancelled', () => {
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
      'change set in progress',
      'Cancelled: stack orders was not changed → no stack, nothing left over',
      {},
      { operation: 'DescribeChangeSet', when: 'before' },
    ],
    [
      'before the response of CreateChangeSet',
      'Cancelled: stack orders was not changed → no stack, nothing left over',
      {},
      { operation: 'CreateChangeSet', when: 'after' },
    ],
    [
      'plan logged',
      'Cancelled: stack orders was not changed → no stack, nothing left over',
      {},
      { line: /^Plan/ },
    ],
    [
      'stack creation in progress; onCancel leave',
      'Cancelled: stack orders is CREATE_IN_PROGRESS, and CloudFormation continues → CREATE_IN_PROGRESS',
      {},
      { line: /load balancer …/ },
    ],
    [
      'stack creation in progress; onCancel delete',
      'Cancelled: stack orders is CREATE_IN_PROGRESS: CloudFormation is deleting it → DELETE_IN_PROGRESS',
      { onCancel: 'delete' },
      { line: /load balancer …/ },
    ],
    [
      'before the response of ExecuteChangeSet; onCancel delete',
      'Cancelled: stack orders is CREATE_IN_PROGRESS: CloudFormation is deleting it → no stack, nothing left over',
      { onCancel: 'delete' },
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    [
      'stack complete, before verification; onCancel leave',
      'Cancelled: stack orders is CREATE_COMPLETE → deployed and healthy; once; nothing left over',
      {},
      { line: /\] {2}done in/ },
    ],
    [
      'stack complete, before verification; onCancel delete',
      'Cancelled: stack orders is CREATE_COMPLETE: CloudFormation is deleting it → DELETE_IN_PROGRESS',
      { onCancel: 'delete' },
      { line: /\] {2}done in/ },
    ],
    [
      'new stack; onCancel rollback',
      'onCancel: "rollback" applies only to an existing stack, and orders is new. Choose "delete" or "leave". → no stack, nothing left over',
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
    'Cancelled: stack orders is CREATE_IN_PROGRESS, and CloudFormation continues → CREATE_IN_PROGRESS',
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
      'plan logged, update',
      'Cancelled: stack orders was not changed → deployed and healthy; once; nothing left over',
      {},
      /^Plan/,
    ],
    [
      'service update in progress; onCancel rollback',
      'Cancelled: stack orders is UPDATE_IN_PROGRESS: CloudFormation is rolling it back → UPDATE_ROLLBACK_IN_PROGRESS',
      { onCancel: 'rollback' },
      /service …/,
    ],
    [
      'service update in progress; onCancel leave',
      'Cancelled: stack orders is UPDATE_IN_PROGRESS, and CloudFormation continues → UPDATE_IN_PROGRESS',
      { onCancel: 'leave' },
      /service …/,
    ],
    [
      'update complete, before verification; onCancel rollback',
      'Cancelled: stack orders is UPDATE_COMPLETE: the update is complete and cannot be cancelled any more. To revert it, update the stack to its previous values → deployed and healthy; once; nothing left over',
      { onCancel: 'rollback' },
      /\] {2}done in/,
    ],
    [
      'existing stack; onCancel delete',
      'onCancel: "delete" applies only to a new stack, and orders exists. Choose "rollback", which restores its current configuration, or "leave". → deployed and healthy; once; nothing left over',
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

describe('an update that moves tasks to public subnets', () => {
  const publicTasks = { taskSubnets: 'public' };
  for (const operation of ['DescribeSecurityGroups', 'DescribeSubnets']) {
    row('response 500, twice, moving tasks', operation, HEALTHY, () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        bench.simulator.faults.add({
          kind: 'error-500',
          operation,
          times: 2,
        });
        await update(publicTasks);
      }),
    );
  }
  row('kill -9, moving tasks', 'service update in progress', HEALTHY, () =>
    endOf(async () => {
      await deploy();
      await addEntity();
      await backend.killed(
        UPDATE,
        { entityRef: `api:default/${name}`, ...publicTasks },
        { line: /service …/ },
        { taskId: `update-${name}` },
      );
      await update(publicTasks);
    }),
  );
  row(
    'cancel, moving tasks',
    'service update in progress; onCancel rollback',
    'Cancelled: stack orders is UPDATE_IN_PROGRESS: CloudFormation is rolling it back → UPDATE_ROLLBACK_IN_PROGRESS',
    () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        const controller = new AbortController();
        await update(
          { ...publicTasks, onCancel: 'rollback' },
          {
            signal: controller.signal,
            onLine: (text: string) =>
              /service …/.test(text) && controller.abort(),
          },
        ).finally(() => bench.simulator.clock.advance(2));
      }),
  );
});

describe('a task that is cancelled while it waits or deletes', () => {
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
    'Cancelled: stack orders was not changed → CREATE_IN_PROGRESS',
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
          {
            taskId: 'second',
            ...cancelAt(/has an operation in progress: .*waiting/),
          },
        );
      }),
  );
  row(
    'cancel',
    'failed stack being deleted first',
    'Cancelled: stack orders is DELETE_IN_PROGRESS, and CloudFormation continues → no stack, nothing left over',
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
      'Cancelled: stack orders was not changed → deployed and healthy; once; nothing left over',
      /^Plan/,
    ],
    [
      'service deleted',
      'Cancelled: stack orders is DELETE_IN_PROGRESS, and CloudFormation continues → DELETE_IN_PROGRESS',
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

describe('a deployment that fails', () => {
  const failed = 'orders: container orders exited with code 1';
  const ends: [string, object, string][] = [
    ['new stack; onFailure not set', {}, 'no stack, nothing left over'],
    [
      'new stack; onFailure delete',
      { onFailure: 'delete' },
      'no stack, nothing left over',
    ],
    [
      'new stack; onFailure rollback',
      { onFailure: 'rollback' },
      'ROLLBACK_COMPLETE',
    ],
    ['new stack; onFailure keep', { onFailure: 'keep' }, 'CREATE_FAILED'],
  ];
  for (const [moment, more, stands] of ends) {
    row('the container crashes', moment, `${failed} → ${stands}`, () =>
      endOf(() => deploy({ image: crash, ...more })),
    );
  }
  for (const [moment, more, end] of [
    ['update; onFailure rollback', {}, `${failed} → UPDATE_ROLLBACK_COMPLETE`],
    [
      'update; onFailure keep',
      { onFailure: 'keep' },
      `onFailure: "keep" does not apply to this update, because it replaces the task definition, and CloudFormation replaces nothing while rollback is disabled. Choose "rollback". → ${HEALTHY}`,
    ],
  ] as const) {
    row('the container crashes', moment, end, () =>
      endOf(async () => {
        await deploy();
        await addEntity();
        await update({ image: crash, ...more });
      }),
    );
  }
  for (const onFailure of ['rollback', 'keep']) {
    row(
      `stack in ${
        onFailure === 'keep' ? 'CREATE_FAILED' : 'ROLLBACK_COMPLETE'
      }`,
      'next deployment',
      HEALTHY,
      () =>
        endOf(async () => {
          await deploy({ image: crash, onFailure }).catch(() => {});
          await deploy({}, { taskId: 'next' });
          expect(bench.log).toContainEqual(
            expect.stringMatching(
              /is (ROLLBACK_COMPLETE: deleting|CREATE_FAILED: rolling) it (back )?first/,
            ),
          );
        }),
    );
  }
  /** An update whose log group is deleted outside CloudFormation: its rollback fails too. */
  async function failToUpdateLogGroup(more = {}): Promise<void> {
    const { logs } = await bench.clients();
    const logGroupName = (await bench.describe(name))!.outputs.LogGroupName;
    bench.simulator.faults.onCall({ operation: 'ExecuteChangeSet' }, () =>
      logs.send(new DeleteLogGroupCommand({ logGroupName })),
    );
    await update({ logRetentionDays: 14, ...more });
  }
  async function restoreLogGroup(): Promise<void> {
    const { logs } = await bench.clients();
    const logGroupName = (await bench.describe(name))!.outputs.LogGroupName;
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
  }
  async function failToRollBack(): Promise<void> {
    await deploy();
    await addEntity();
    await failToUpdateLogGroup();
  }
  row('stack in UPDATE_FAILED', 'next update', HEALTHY, () =>
    endOf(async () => {
      await deploy();
      await addEntity();
      await failToUpdateLogGroup({ onFailure: 'keep' }).catch(() => {});
      await restoreLogGroup();
      await update({ image: newer }, { taskId: 'next' });
      expect(bench.log).toContainEqual(
        expect.stringMatching(/is UPDATE_FAILED: rolling it back first/),
      );
    }),
  );
  /** The end of the log says how a person can continue. */
  const expectInstructions = () =>
    expect(bench.log.slice(-2)).toEqual([
      `Now           stack ${name} is UPDATE_ROLLBACK_FAILED because of LogGroup; running tasks are not affected, but the stack cannot be updated`,
      `Next          fix the cause, then press "Start over", which continues the rollback first; or skip LogGroup with Stack actions > Continue update rollback in the CloudFormation console, or with aws cloudformation continue-update-rollback --stack-name ${name} --resources-to-skip LogGroup`,
    ]);
  row(
    'the update and its rollback fail',
    'a resource was deleted outside CloudFormation',
    'orders: the log group: The specified log group does not exist. → UPDATE_ROLLBACK_FAILED',
    () => endOf(() => failToRollBack().finally(expectInstructions)),
  );
  row(
    'stack in UPDATE_ROLLBACK_FAILED, cause not fixed',
    'next update',
    'orders: the log group could not be rolled back: The specified log group does not exist. → UPDATE_ROLLBACK_FAILED',
    () =>
      endOf(async () => {
        await failToRollBack().catch(() => {});
        await update({ desiredCount: 3 }, { taskId: 'next' }).finally(
          expectInstructions,
        );
      }),
  );
  row(
    'stack in UPDATE_ROLLBACK_FAILED, cause fixed',
    'next update',
    HEALTHY,
    () =>
      endOf(async () => {
        await failToRollBack().catch(() => {});
        await restoreLogGroup();
        await update({ desiredCount: 3 }, { taskId: 'next' });
        expect(bench.log).toContainEqual(
          expect.stringMatching(
            /is UPDATE_ROLLBACK_FAILED: continuing the rollback first/,
          ),
        );
      }),
  );
  row('stack in DELETE_IN_PROGRESS', 'next deployment', HEALTHY, () =>
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
        expect.stringMatching(/is DELETE_IN_PROGRESS: waiting/),
      );
    }),
  );
});

describe('two tasks at once', () => {
  const startOther = async () =>
    backend.killed(
      DEPLOY,
      input(),
      { line: /load balancer …/ },
      { taskId: 'first' },
    );
  row(
    'another task deploys the stack',
    'onConflict fail',
    'The stack orders has an operation in progress: CREATE_IN_PROGRESS, started by task first. Try again when it has ended, or set onConflict to "wait". → CREATE_IN_PROGRESS',
    () =>
      endOf(async () => {
        await startOther();
        await deploy({}, { taskId: 'second' });
      }),
  );
  row('another task deploys the stack', 'onConflict wait', HEALTHY, () =>
    endOf(async () => {
      await startOther();
      const { outputs } = await deploy(
        { onConflict: 'wait' },
        { taskId: 'second' },
      );
      expect(outputs.changed).toBe(false);
    }),
  );
  row(
    'two tasks start at the same moment',
    'onConflict fail',
    'one task is rejected because of the other → deployed and healthy; once; nothing left over',
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
          expect.stringMatching(
            /has an operation in progress: .* started by task (left|right)\./,
          ),
        ]);
        throw new Error('one task is rejected because of the other');
      }),
  );
  row('two tasks start at the same moment', 'onConflict wait', HEALTHY, () =>
    endOf(async () => {
      await Promise.all([
        deploy({ onConflict: 'wait' }, { taskId: 'left' }),
        deploy({ onConflict: 'wait' }, { taskId: 'right' }),
      ]);
    }),
  );
});

describe('a deletion whose requests to AWS fail', () => {
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

describe('an API behind API Gateway', () => {
  const LINK = 'environment-dev-vpc-link';
  const through = (more = {}, options = {}) =>
    bench.run(DEPLOY_GATEWAY, input(more), {
      taskId: `task-${name}`,
      ...options,
    });
  /** As before the first API of the environment. */
  async function withoutLink(): Promise<void> {
    const { cloudFormation } = await bench.clients();
    for (const StackName of ['reference-gateway-api', LINK]) {
      await bench.simulator.clock.advance(1200);
      await cloudFormation.send(new DeleteStackCommand({ StackName }));
    }
    await bench.simulator.clock.advance(1200);
    expect(await bench.stackStatus(LINK)).toBeUndefined();
  }
  /** The end, with the state of the VPC link. */
  const endWithLink = async (act: () => Promise<unknown>) =>
    `${await endOf(act)}; VPC link ${await bench.stackStatus(LINK)}`;
  const BOTH = `${HEALTHY}; VPC link CREATE_COMPLETE`;

  const kinds = [
    ['throttle', 'throttled twice'],
    ['error-500', 'response 500, twice'],
    ['drop-after', 'connection lost before the response, twice'],
  ] as const;
  for (const [kind, words] of kinds) {
    row(words, 'GetInstancesHealthStatus', HEALTHY, () =>
      endOf(async () => {
        const fault = bench.simulator.faults.add({
          kind,
          operation: 'GetInstancesHealthStatus',
          times: 2,
        });
        await through();
        expect(fault.affectedCalls).toBe(2);
      }),
    );
  }
  for (const operation of ['CreateChangeSet', 'ExecuteChangeSet']) {
    row(
      'connection lost before the response, twice, first API behind API Gateway',
      operation,
      BOTH,
      () =>
        endWithLink(async () => {
          await withoutLink();
          bench.simulator.faults.add({
            kind: 'drop-after',
            operation,
            times: 2,
          });
          await through();
        }),
    );
  }
  const moments: [string, Moment][] = [
    ['VPC link in progress', { line: /VPC link …/ }],
    [
      'VPC link complete, before CreateChangeSet of the API',
      { operation: 'CreateChangeSet', when: 'before', nth: 2 },
    ],
    ['tasks starting', { line: /^Tasks/ }],
  ];
  for (const [moment, when] of moments) {
    row('kill -9, first API behind API Gateway', moment, BOTH, () =>
      endWithLink(async () => {
        await withoutLink();
        await backend.killed(DEPLOY_GATEWAY, input(), when, {
          taskId: `task-${name}`,
        });
        await through();
      }),
    );
  }
  for (const [onCancel, end] of [
    [
      'leave',
      'Cancelled: stack environment-dev-vpc-link is CREATE_IN_PROGRESS, and CloudFormation continues → no stack, nothing left over; VPC link CREATE_IN_PROGRESS',
    ],
    [
      'delete',
      'Cancelled: stack environment-dev-vpc-link is CREATE_IN_PROGRESS: CloudFormation is deleting it → no stack, nothing left over; VPC link DELETE_IN_PROGRESS',
    ],
  ]) {
    row(
      'cancel, first API behind API Gateway',
      `VPC link in progress; onCancel ${onCancel}`,
      end,
      () =>
        endWithLink(async () => {
          await withoutLink();
          const controller = new AbortController();
          await through(
            { onCancel },
            {
              signal: controller.signal,
              onLine: (line: string) =>
                /VPC link …/.test(line) && controller.abort(),
            },
          );
        }),
    );
  }
  row(
    'the container crashes, first API behind API Gateway',
    'onFailure not set',
    'orders: container orders exited with code 1 → no stack, nothing left over; VPC link CREATE_COMPLETE',
    () =>
      endWithLink(async () => {
        await withoutLink();
        await through({ image: crash });
      }),
  );
  row(
    'two APIs behind API Gateway start at the same moment',
    'no VPC link yet',
    BOTH,
    () =>
      endWithLink(async () => {
        await withoutLink();
        const ends = await Promise.all([
          through(),
          through({ name: `${name}-too` }, { taskId: `task-${name}-too` }),
        ]);
        expect(ends.map(({ outputs }) => outputs.changed)).toEqual([
          true,
          true,
        ]);
      }),
  );
  row(
    'kill -9, update, behind API Gateway',
    'after ExecuteChangeSet',
    HEALTHY,
    () =>
      endOf(async () => {
        await through();
        await addEntity();
        const change = { throttlingRateLimit: 50 };
        await backend.killed(
          UPDATE,
          { entityRef: `api:default/${name}`, ...change },
          { operation: 'ExecuteChangeSet', when: 'after' },
          { taskId: `update-${name}` },
        );
        await update(change);
        expect(
          (await bench.describe(name))!.parameters.ThrottlingRateLimit,
        ).toBe('50');
      }),
  );
  row(
    'kill -9, deletion, behind API Gateway',
    'after DeleteStack',
    'no stack, nothing left over',
    () =>
      endOf(async () => {
        await through();
        await addEntity();
        await backend.killed(
          DELETE,
          { entityRef: `api:default/${name}` },
          { operation: 'DeleteStack', when: 'after' },
          { taskId: `delete-${name}` },
        );
        await remove();
      }),
  );
});

const matrix: FaultMatrix = {
  get bench() {
    return bench;
  },
  get backend() {
    return backend;
  },
  get site() {
    return site;
  },
  get name() {
    return name;
  },
  row,
  endOf,
  addEntity,
  update,
  remove,
};

describe('an API behind a shared load balancer', () => {
  sharedFaults(matrix);
});

describe('an API that moves to another load balancer', () => {
  moveFaults(matrix);
});

it('docs/fault-matrix.md lists these outcomes', () => {
  const lines = rows.map(
    ({ fault, moment, outcome }, index) =>
      `| ${index + 1} | ${fault} | ${moment} | ${outcome} |`,
  );
  const text = [
    '# Faults, and how a deployment ends',
    '',
    'Generated by `src/stack/faultMatrix.test.ts` of the scaffolder module (run it with',
    '`FAULT_MATRIX=write` to update this file): real actions with the real SDK against',
    'the simulator. Each outcome is read from AWS and from the log after the run.',
    '"Once" means as many resources as in a run without the fault. On the left of an',
    'arrow is the end of the task, on the right the state of the stack at that moment.',
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
