import { nginx, ReportedBench } from '../__testUtils__/ReportedBench';
import { INITIATOR } from '../__testUtils__/TestBench';

const OWNER = 'group:default/team-a';
const ANN = 'user:default/ann';

jest.setTimeout(120_000);

describe('a move in a target that requires approval', () => {
  let api: ReportedBench;
  let zoneStackArn: string;

  beforeAll(async () => {
    api = await ReportedBench.start({ approvalIn: ['dev'] });
    const zone = await api.bench.run('fargate:dns-zone:deploy', {
      target: 'dev',
      domainName: 'acme.com',
      owner: OWNER,
    });
    zoneStackArn = zone.outputs.stackArn;
    api.bench.addStackEntity('resource:default/dev', api.environmentStackArn);
    api.bench.addStackEntity('resource:default/acme-com', zoneStackArn);
  });
  beforeEach(() => api.next({ zoneStackArn, desiredCount: 1 }));
  afterEach(() => api.bench.reset());
  afterAll(() => api.bench.close());

  const move = (input: object = {}) =>
    api.bench.run(
      'fargate:api:move',
      { entityRef: api.entityRef, loadBalancer: 'shared', ...input },
      { taskId: api.bench.newTaskId() },
    );
  const approvals = () => api.bench.approvals;

  it('asks nobody when the tasks stay as they are', async () => {
    await move();
    expect(approvals().created).toBe(0);
    expect((await api.stack())!.parameters.DeployedBy).toBe(INITIATOR);
  });

  it('asks for one where it also deploys an image, and the history names who gave it', async () => {
    await api.deployByPipeline(nginx('1.28'));
    approvals().onRequest = ({ id }) =>
      approvals().decide(id, { state: 'approved', decidedBy: ANN });

    await move({ onDrift: 'adopt' });

    expect(approvals().created).toBe(1);
    expect((await api.stack())!.parameters).toMatchObject({
      ImageUrl: nginx('1.28'),
      DeployedBy: `${INITIATOR} approved by ${ANN}`,
    });
  });
});
