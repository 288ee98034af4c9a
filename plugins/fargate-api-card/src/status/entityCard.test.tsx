import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  environment,
  orders,
  withoutAnnotation,
} from '../../dev/fixtures/entities';
import { fargateApiEntityCard } from './entityCard';

describe('fargateApiEntityCard', () => {
  it.each([
    ['an API without annotation', withoutAnnotation, false],
    ['an API with annotation', orders, true],
    ['an environment', environment, false],
  ])('filters entities: %s', (_, entity, isShown) => {
    const filter = createExtensionTester(fargateApiEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(entity)).toBe(isShown);
  });

  it('is in the wide column', () => {
    expect(
      createExtensionTester(fargateApiEntityCard).get(
        EntityCardBlueprint.dataRefs.type,
      ),
    ).toBe('content');
  });
});
