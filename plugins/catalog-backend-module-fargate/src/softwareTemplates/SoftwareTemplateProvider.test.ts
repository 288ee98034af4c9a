import { mockServices } from '@backstage/backend-test-utils';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSelection } from './readSelection';
import { SoftwareTemplateProvider } from './SoftwareTemplateProvider';

const ALL = [
  'fargate-delete',
  'fargate-environment',
  'fargate-gateway-api',
  'fargate-internal-api',
  'fargate-move-api',
  'fargate-promote-api',
  'fargate-public-api',
  'fargate-roll-back-api',
  'fargate-shared-api',
  'fargate-source-api',
  'fargate-update-api',
  'fargate-update-environment',
];

async function provide(softwareTemplates?: object) {
  const provider = new SoftwareTemplateProvider(
    readSelection(
      mockServices.rootConfig({
        data: { catalog: { providers: { fargateApi: { softwareTemplates } } } },
      }),
    ),
  );
  const applyMutation = jest.fn();
  await provider.connect({ applyMutation, refresh: jest.fn() });
  const [{ entities }] = applyMutation.mock.lastCall!;
  return entities.map(({ entity }: any) => entity);
}

const namesOf = (entities: any[]) =>
  entities.map(({ metadata }) => metadata.name).sort();

describe('SoftwareTemplateProvider', () => {
  it('provides each Software Template of the package, as the scaffolder takes it', async () => {
    const entities = await provide();
    expect(namesOf(entities)).toEqual(ALL);
    for (const entity of entities) {
      expect(await templateEntityV1beta3Validator.check(entity)).toBe(true);
      expect(entity.spec.owner).toBe('platform');
    }
  });

  it('locates a template at its file, where its skeleton is', async () => {
    const [template] = await provide({ include: ['fargate-public-api'] });
    const location =
      template.metadata.annotations['backstage.io/managed-by-location'];
    const folder = dirname(location.replace(/^file:/, ''));
    expect(existsSync(join(folder, 'skeleton'))).toBe(true);
  });

  it.each([
    [{ include: ['fargate-public-api'] }, ['fargate-public-api']],
    [{ include: [] }, []],
    [
      { exclude: ['fargate-delete'] },
      ALL.filter(name => name !== 'fargate-delete'),
    ],
    [
      {
        include: ['fargate-public-api', 'fargate-delete'],
        exclude: ['fargate-delete'],
      },
      ['fargate-public-api'],
    ],
  ])('selects by name: %j', async (softwareTemplates, names) => {
    expect(namesOf(await provide(softwareTemplates))).toEqual(names);
  });

  it('sets the owner of all', async () => {
    const entities = await provide({ owner: 'group:default/cloud' });
    expect(new Set(entities.map(({ spec }: any) => spec.owner))).toEqual(
      new Set(['group:default/cloud']),
    );
  });

  it.each(['include', 'exclude'])(
    'refuses a name that does not exist in %s, and lists those that do',
    async key => {
      await expect(provide({ [key]: ['fargate-publicapi'] })).rejects.toThrow(
        `catalog.providers.fargateApi.softwareTemplates.${key}: there is no Software Template 'fargate-publicapi'. Choose from ${ALL.join(
          ', ',
        )}.`,
      );
    },
  );
});
