import { InputError } from '@backstage/errors';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: case 6. */
describe('what people reported: what the catalog refuses is deployed first', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());

  const cases: [object, RegExp][] = [
    [{ tags: ['Cost Center'] }, /^tags: .*"Cost Center"/],
    [{ owner: 'Team Orders' }, /^owner: "Team Orders" is not the reference/],
    [{ system: 'a:b:c:d' }, /^system: "a:b:c:d" is not the reference/],
    [{ system: 'no such system' }, /^system: /],
    [{ tags: ['x'.repeat(64)] }, /^tags: /],
    [{ owner: 'group:/x' }, /^owner: /],
  ];

  it.each(cases)(
    'refuses %j before anything is asked of AWS',
    async (input, message) => {
      const calls = api.bench.callCount();
      const end = api.deploy({
        name: 'refused',
        image: nginx('1.27'),
        ...input,
      });
      await expect(end).rejects.toThrow(InputError);
      await expect(end).rejects.toThrow(message);
      expect(api.bench.callCount()).toBe(calls);
    },
  );

  it('refuses the owner of an environment', async () => {
    await expect(
      api.bench.run('fargate:environment:deploy', {
        target: 'dev',
        name: 'refused',
        owner: 'Team Orders',
      }),
    ).rejects.toThrow('owner: "Team Orders" is not the reference');
  });
});
