import { Moment } from './Backend';
import { cancelAt, FaultMatrix, HEALTHY } from './FaultMatrix';
import { watchRequests } from './watchRequests';

const MOVE = 'fargate:api:move';
const WAITING: Moment = { line: /both serve the API/ };

/** Deployment and both updates. */
const CHANGES = 3;

type Balancer = 'own' | 'shared';

/** The rows of an API that moves between load balancers, which it never leaves at once. */
export function moveFaults(matrix: FaultMatrix): void {
  const { row } = matrix;
  const input = (loadBalancer: Balancer) => ({
    entityRef: `api:default/${matrix.name}`,
    loadBalancer,
  });
  const options = () => ({ taskId: `move-${matrix.name}` });
  const move = (to: Balancer, more = {}) =>
    matrix.bench.run(MOVE, input(to), { ...options(), ...more });
  const killed = (to: Balancer, moment: Moment) =>
    matrix.backend.killed(MOVE, input(to), moment, options());

  async function deploy(where: Balancer): Promise<void> {
    const { bench, name, site } = matrix;
    const kind = where === 'own' ? 'public' : 'shared';
    await bench.run(
      `fargate:${kind}-api:deploy`,
      {
        ...site,
        name,
        owner: 'group:default/team-a',
        image: 'public.ecr.aws/docker/library/nginx:1.27',
        desiredCount: 1,
      },
      { taskId: `task-${name}` },
    );
    await matrix.addEntity();
  }

  /** Which load balancers an API has, by its stack. */
  async function balancers(): Promise<string> {
    const stack = (await matrix.bench.describe(matrix.name))!;
    if (stack.parameters.MovesTo) {
      return 'both load balancers';
    }
    return stack.kind === 'public-api'
      ? 'its own load balancer'
      : 'the shared load balancer';
  }

  /** The end, with the load balancers, and what clients noticed meanwhile. */
  const endOfMove =
    (from: Balancer, act: () => Promise<unknown>, changes = CHANGES) =>
    async () => {
      await deploy(from);
      const { bench, name } = matrix;
      const watched = await watchRequests(bench, name);
      const end = await matrix.endOf(act, changes).finally(watched.stop);
      const { byName } = watched.failures;
      return [
        end,
        await balancers(),
        byName.length
          ? `${byName.length} requests failed`
          : 'no request failed',
      ].join('; ');
    };
  const there = (balancer: string) =>
    `${HEALTHY}; ${balancer}; no request failed`;
  const SHARED = there('the shared load balancer');
  const OWN = there('its own load balancer');

  for (const [kind, words] of [
    ['throttle', 'throttled twice'],
    ['error-500', 'response 500, twice'],
    ['drop-before', 'connection lost before the request, twice'],
    ['drop-after', 'connection lost before the response, twice'],
  ] as const) {
    for (const operation of [
      'DescribeStackResource',
      'ListResourceRecordSets',
      'ExecuteChangeSet',
    ]) {
      row(
        `${words}, move to the shared load balancer`,
        operation,
        SHARED,
        endOfMove('own', async () => {
          const fault = matrix.bench.simulator.faults.add({
            kind,
            operation,
            times: 2,
          });
          await move('shared');
          expect(fault.affectedCalls).toBe(2);
        }),
      );
    }
  }

  const first = 'first update';
  const second = 'second update';
  const moments: [string, Moment][] = [
    [
      `${first}, before ExecuteChangeSet`,
      { operation: 'ExecuteChangeSet', when: 'before' },
    ],
    [
      `${first}, after ExecuteChangeSet`,
      { operation: 'ExecuteChangeSet', when: 'after' },
    ],
    [`${first}, service in progress`, { line: /service …/ }],
    ['waiting for clients', WAITING],
    [
      `${second}, before ExecuteChangeSet`,
      { operation: 'ExecuteChangeSet', when: 'before', nth: 2 },
    ],
    [
      `${second}, after ExecuteChangeSet`,
      { operation: 'ExecuteChangeSet', when: 'after', nth: 2 },
    ],
  ];
  for (const [moment, when] of moments) {
    row(
      'kill -9, move to the shared load balancer',
      moment,
      SHARED,
      endOfMove('own', async () => {
        await killed('shared', when);
        await move('shared');
      }),
    );
    row(
      'kill -9, move to its own load balancer',
      moment,
      OWN,
      endOfMove('shared', async () => {
        await killed('own', when);
        await move('own');
      }),
    );
  }
  row(
    'kill -9, move to the shared load balancer, then back',
    'waiting for clients',
    OWN,
    endOfMove(
      'own',
      async () => {
        await killed('shared', WAITING);
        await move('own', { taskId: `back-${matrix.name}` });
      },
      // The way back begins with an update of its own.
      CHANGES + 1,
    ),
  );

  const cancels: [string, Moment, string][] = [
    [
      'plan logged',
      { line: /^Plan/ },
      `Cancelled: stack orders was not changed → ${OWN}`,
    ],
    [
      `${first}, service in progress`,
      { line: /service …/ },
      'Cancelled: stack orders is UPDATE_IN_PROGRESS, and CloudFormation continues → UPDATE_IN_PROGRESS; both load balancers; no request failed',
    ],
    [
      'waiting for clients',
      WAITING,
      'Cancelled: both load balancers serve the API; run fargate:api:move again to end the move, or to go back → deployed and healthy; 16 resources; nothing left over; both load balancers; no request failed',
    ],
    [
      `${second}, after ExecuteChangeSet`,
      { operation: 'ExecuteChangeSet', when: 'after', nth: 2 },
      'Cancelled: stack orders is UPDATE_IN_PROGRESS, and CloudFormation continues → UPDATE_IN_PROGRESS; the shared load balancer; no request failed',
    ],
  ];
  for (const [moment, when, outcome] of cancels) {
    row(
      'cancel, move to the shared load balancer',
      moment,
      outcome,
      endOfMove('own', () => move('shared', cancelAt(matrix.bench, when))),
    );
  }
  row(
    'cancel, move to the shared load balancer, then Start over',
    'waiting for clients',
    SHARED,
    endOfMove('own', async () => {
      await move('shared', cancelAt(matrix.bench, WAITING)).catch(() => {});
      await move('shared', { taskId: `again-${matrix.name}` });
    }),
  );
}
