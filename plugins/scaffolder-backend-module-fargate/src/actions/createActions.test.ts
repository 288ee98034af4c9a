import { mockServices } from '@backstage/backend-test-utils';
import { createActions } from './createActions';
import { createRepositoryCheckAction } from './repositoryCheck';

const actions = [
  ...createActions({} as any),
  createRepositoryCheckAction({ config: mockServices.rootConfig() }),
];

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

/** The fields without a description, however deep. */
function undescribed(schema: Schema | undefined, path: string): string[] {
  const fields = Object.entries(schema?.properties ?? {});
  return [
    ...fields.flatMap(([name, field]) => [
      ...(/\w{2}/.test(field.description ?? '') ? [] : [`${path}.${name}`]),
      ...undescribed(field, `${path}.${name}`),
    ]),
    ...(schema?.items ? undescribed(schema.items, `${path}[]`) : []),
    ...(schema?.anyOf ?? []).flatMap(one => undescribed(one, path)),
  ];
}

describe('the actions', () => {
  it('have a name of their own and say what they do', () => {
    const ids = actions.map(({ id }) => id);
    expect([...new Set(ids)]).toEqual(ids);
    expect(ids.filter(id => !/^fargate(:[a-z-]+){2}$/.test(id))).toEqual([]);
    expect(
      actions.filter(
        ({ description = '' }) => !/^[A-Z].{20}/.test(description),
      ),
    ).toEqual([]);
  });

  it.each(actions.map(action => [action.id, action] as const))(
    '%s describes its inputs and outputs',
    (_, { schema }) => {
      expect(undescribed(schema?.input as Schema, 'input')).toEqual([]);
      const ofOutputs = undescribed(schema?.output as Schema, 'output');
      // The items of a list are described with the list.
      expect(ofOutputs.filter(path => !path.includes('[]'))).toEqual([]);
      expect(Object.keys((schema?.input as Schema).properties!)).not.toEqual(
        [],
      );
    },
  );

  it('can be tried without a deployment, except those that wait or only ask', () => {
    expect(
      actions
        .filter(({ supportsDryRun }) => !supportsDryRun)
        .map(({ id }) => id),
    ).toEqual([]);
  });
});
