import { Entity } from '@backstage/catalog-model';
import { ownersOf } from './ownersOf';

const ownedBy = (targetRef: string) => ({ type: 'ownedBy', targetRef });

describe('ownersOf', () => {
  it.each<[string, Partial<Entity>, string[]]>([
    [
      'its relations, whatever it says of itself',
      { relations: [ownedBy('group:a/x')], spec: { owner: 'y' } },
      ['group:a/x'],
    ],
    [
      'all of them, and none of another kind',
      {
        relations: [
          ownedBy('group:a/x'),
          { type: 'partOf', targetRef: 'system:a/s' },
          ownedBy('user:a/y'),
        ],
      },
      ['group:a/x', 'user:a/y'],
    ],
    [
      'what it says where it has no relations',
      { spec: { owner: 'Team-A' } },
      ['group:a/team-a'],
    ],
    ['nobody where it says nothing', { spec: {} }, []],
    ['nobody where it says no text', { spec: { owner: 1 } }, []],
    ['nobody without a spec', {}, []],
  ])('are %s', (_, entity, owners) => {
    expect(
      ownersOf({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: { name: 'orders', namespace: 'a' },
        ...entity,
      }),
    ).toEqual(owners);
  });
});
