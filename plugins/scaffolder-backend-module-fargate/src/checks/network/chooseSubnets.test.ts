import { cannedAws } from '../../__testUtils__/cannedAws';
import { chooseSubnets, SubnetChoice } from './chooseSubnets';

const tag = { key: 'tier', value: 'attachment' };

describe('chooseSubnets', () => {
  const { signal } = new AbortController();
  function choose(choice: SubnetChoice, DescribeSubnets: object = {}) {
    const aws = cannedAws({ DescribeSubnets });
    const chosen = chooseSubnets(
      aws.clients,
      { field: 'transitGateway', vpcId: 'vpc-1' },
      choice,
      ['task-a'],
      { signal },
    );
    return { ...aws, chosen };
  }

  it.each([
    [{ ids: ['a', 'b'] }, ['a', 'b']],
    [{ ids: [] }, ['task-a']],
    [{}, ['task-a']],
  ])('of %j are %j, without asking AWS', async (choice, ids) => {
    const { chosen, inputs } = choose(choice);
    expect(await chosen).toEqual(ids);
    expect(inputs).toEqual([]);
  });

  it.each([{ tag }, { ids: [], tag }])('finds those of %j', async choice => {
    const { chosen, inputs, signals } = choose(choice, {
      Subnets: [{ SubnetId: 'a' }, { SubnetId: 'b' }],
    });
    expect(await chosen).toEqual(['a', 'b']);
    expect(inputs).toEqual([
      [
        'DescribeSubnets',
        {
          Filters: [
            { Name: 'vpc-id', Values: ['vpc-1'] },
            { Name: 'tag:tier', Values: ['attachment'] },
          ],
        },
      ],
    ]);
    expect(signals).toStrictEqual([signal]);
  });

  it.each([{}, { Subnets: [] }])(
    'refuses a tag that no subnet has: %j',
    async answer => {
      await expect(choose({ tag }, answer).chosen).rejects.toThrow(
        'transitGateway: no subnet of vpc-1 has the tag tier=attachment. Tag one subnet in each zone, or give the ids.',
      );
    },
  );

  it('refuses both', async () => {
    await expect(choose({ ids: ['a'], tag }).chosen).rejects.toThrow(
      'transitGateway: give the subnets by id or by tag, not both.',
    );
  });
});
