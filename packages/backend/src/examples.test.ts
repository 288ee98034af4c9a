import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  Entity,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { isFargateApi } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { parse, parseAllDocuments } from 'yaml';

const EXAMPLES = resolve(__dirname, '../../../examples');

const files = readdirSync(join(EXAMPLES, 'catalog-info'));

const validators: Record<string, { check(entity: Entity): Promise<boolean> }> =
  {
    API: apiEntityV1alpha1Validator,
    Component: componentEntityV1alpha1Validator,
  };

describe('the examples', () => {
  it.each(files)('%s holds valid entities that show the card', async file => {
    const entities = parseAllDocuments(
      readFileSync(join(EXAMPLES, 'catalog-info', file), 'utf8'),
    ).map(document => document.toJS() as Entity);

    expect(entities).not.toHaveLength(0);
    for (const entity of entities) {
      const read = {
        ...entity,
        spec: { ...entity.spec, definition: 'read from the file' },
      };
      await expect(validators[entity.kind].check(read)).resolves.toBe(true);
      expect(isFargateApi(entity)).toBe(true);
    }
  });

  it('app-config.aws.yaml names targets that the plugins take', () => {
    const text = readFileSync(join(EXAMPLES, 'app-config.aws.yaml'), 'utf8');
    // As Backstage puts the environment's variables in place.
    const config = new ConfigReader(
      parse(text.replace(/\$\{\w+\}/g, 'set-in-the-environment')),
    );

    expect(
      FargateTargets.fromConfig(config)
        .list()
        .map(target => target.name),
    ).toEqual(['dev', 'prod']);
  });
});
