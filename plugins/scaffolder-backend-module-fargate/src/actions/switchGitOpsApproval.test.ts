import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Backend } from '../__testUtils__/Backend';
import { DeliveryBench } from '../__testUtils__/DeliveryBench';
import { OpenRequest } from '../__testUtils__/StandInApprovals';
import { TestBench } from '../__testUtils__/TestBench';

const REPOSITORY = 'https://github.com/acme/orders';
const ANN = 'user:default/ann';

jest.setTimeout(120_000);

describe('who applies changes, in a target that requires approval', () => {
  let delivery: DeliveryBench;
  let bench: TestBench;
  let workspacePath: string;

  beforeAll(async () => {
    workspacePath = await mkdtemp(join(tmpdir(), 'switch-approval-'));
    delivery = await DeliveryBench.start({ approvalIn: ['dev'] });
    ({ bench } = delivery);
    delivery.forge.answers.set('/repos/acme/orders/environments/prod', {
      protection_rules: [{ type: 'required_reviewers' }],
    });
    await delivery.delivery({ deploymentEnvironment: 'prod' });
    await delivery.api('orders', 'public.ecr.aws/docker/library/nginx:1.27');
  });
  afterEach(() => {
    bench.approvals.onRequest = undefined;
  });
  afterAll(async () => {
    await delivery.close();
    await rm(workspacePath, { recursive: true });
  });

  const input = (appliedBy: string) => ({
    entityRef: 'api:default/orders',
    appliedBy,
  });
  const update = (appliedBy: string, options: object = {}) =>
    bench.run('fargate:api:update', input(appliedBy), {
      taskId: bench.newTaskId(),
      workspacePath,
      ...options,
    });
  const appliesSettings = async () =>
    (await bench.describe('orders-delivery'))!.parameters.AppliesSettings;
  const decide = (state: 'approved' | 'declined', requests: object[] = []) => {
    bench.approvals.onRequest = async (request: OpenRequest) => {
      requests.push({ ...request, role: await appliesSettings() });
      bench.approvals.decide(request.id, {
        state,
        decidedBy: ANN,
        reason: 'because',
      });
    };
    return requests;
  };

  it('stays, and the role of the pipeline too, when that is declined', async () => {
    const requests = decide('declined');
    await expect(update(REPOSITORY)).rejects.toThrow(/^Declined by/);
    expect(requests).toEqual([
      expect.objectContaining({ appliedBy: REPOSITORY, role: 'false' }),
    ]);
    expect(await appliesSettings()).toBe('false');
  });

  it('changes both ways once that is approved, and the role not before', async () => {
    const requests = decide('approved');
    await update(REPOSITORY);
    expect(await appliesSettings()).toBe('true');
    await update('portal');
    expect(await appliesSettings()).toBe('false');
    expect(requests).toEqual([
      expect.objectContaining({ appliedBy: REPOSITORY, role: 'false' }),
      expect.objectContaining({ appliedBy: 'portal', role: 'true' }),
    ]);
    expect([...bench.approvals.open.values()]).toEqual([]);
  });

  it('is not approved by the approval of something else', async () => {
    const backend = await Backend.of(bench);
    const image = 'public.ecr.aws/docker/library/nginx:1.28';
    await backend.killed(
      'fargate:api:update',
      { entityRef: 'api:default/orders', image },
      { line: /^Approval/ },
      { taskId: bench.newTaskId() },
    );
    const [{ id }] = [...bench.approvals.open.values()];
    bench.approvals.decide(id, { state: 'approved', decidedBy: ANN });
    decide('declined');
    await expect(
      bench.run(
        'fargate:api:update',
        { ...input(REPOSITORY), image },
        { taskId: bench.newTaskId(), workspacePath },
      ),
    ).rejects.toThrow(/^Declined by/);
    expect(await appliesSettings()).toBe('false');
  });

  it('is asked for once, though the backend is killed in between', async () => {
    const backend = await Backend.of(bench);
    const requests = decide('approved');
    const taskId = bench.newTaskId();
    const image = 'public.ecr.aws/docker/library/nginx:1.29';
    const change = { ...input(REPOSITORY), image };
    await backend.killed(
      'fargate:api:update',
      change,
      { line: /^Plan {10}orders-delivery/ },
      { taskId, workspacePath },
    );
    expect(await appliesSettings()).toBe('false');
    await bench.run('fargate:api:update', change, { taskId, workspacePath });
    expect(await appliesSettings()).toBe('true');
    expect(requests).toHaveLength(1);
  });
});
