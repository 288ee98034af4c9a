import { UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: case 5. */
describe("what people reported: other people's tags vanish with every update", () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());
  beforeEach(() => api.next());

  const tags = async () => (await api.stack())!.tags;

  it('keeps them', async () => {
    const before = await tags();
    await api.clients.cloudFormation.send(
      new UpdateStackCommand({
        StackName: api.name,
        UsePreviousTemplate: true,
        Capabilities: ['CAPABILITY_IAM'],
        Parameters: Object.keys((await api.stack())!.parameters).map(
          ParameterKey => ({ ParameterKey, UsePreviousValue: true }),
        ),
        Tags: Object.entries({ ...before, DataClass: 'internal' }).map(
          ([Key, Value]) => ({ Key, Value }),
        ),
      }),
    );
    await api.later(300);
    await api.update({ desiredCount: 3 });
    expect(await tags()).toEqual({ ...before, DataClass: 'internal' });
    await api.deploy({ desiredCount: 2 });
    expect(await tags()).toEqual({ ...before, DataClass: 'internal' });
  });

  it('sets those of the request, and keeps them afterwards', async () => {
    await api.update({ awsTags: { CostCenter: '4711' } });
    expect(await tags()).toMatchObject({ CostCenter: '4711' });
    await api.update({ desiredCount: 3 });
    expect(await tags()).toMatchObject({ CostCenter: '4711' });
  });

  it.each([
    [{ 'fargate-api:entity': 'api:default/other' }, 'are reserved'],
    [{ 'aws:x': '1' }, 'are reserved'],
    [{ 'Cost;Center': '1' }, 'is not the key of a tag'],
    [
      { CostCenter: 'x'.repeat(257) },
      'the value of CostCenter must be at most 256',
    ],
  ])('refuses %j', async (awsTags, message) => {
    await expect(api.update({ awsTags })).rejects.toThrow(message);
  });
});
