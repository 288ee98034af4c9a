import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { readDescriptor } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ACCOUNT } from '../../__testUtils__/TestBench';
import { ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: case 11. */
describe('what people reported: after DELETE_FAILED the API leaves the catalog', () => {
  let api: ReportedBench;
  let iam: IAMClient;

  beforeAll(async () => {
    api = await ReportedBench.start();
    iam = new IAMClient({
      endpoint: api.bench.simulator.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'simulated' },
    });
  });
  afterAll(() => api.close());

  it('keeps its descriptor until the stack is gone, so that the deletion can be tried again', async () => {
    await api.next();
    const before = (await api.stack())!;
    const descriptor = await readDescriptor(api.clients, before);
    const RoleName = before.outputs.TaskRoleArn.split('/').pop();
    const policy = {
      RoleName,
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    };
    await iam.send(new AttachRolePolicyCommand(policy));
    // As whoever deletes it with the AWS CLI; the portal says before it begins.
    await api.discard();
    await api.later(1200);
    await expect(api.remove()).rejects.toThrow(
      'has the policy AmazonS3ReadOnlyAccess, which is not from its stack',
    );

    const left = (await api.stack())!;
    expect(left.status).toBe('DELETE_FAILED');
    expect(left.outputs).toEqual(before.outputs);
    expect(descriptor?.entity.name).toBe(api.name);
    expect(await readDescriptor(api.clients, left)).toEqual(descriptor);

    await iam.send(new DetachRolePolicyCommand(policy));
    const { outputs } = await api.remove();
    expect(outputs.deleted).toEqual([api.name]);
    expect(await api.stack()).toBeUndefined();
  });
});
