import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { environment, orders } from '../../dev/fixtures/entities';
import { fargateEnvironmentEntityCard } from './entityCard';

describe('fargateEnvironmentEntityCard', () => {
  it.each([
    ['an environment', environment, true],
    ['an API', orders, false],
  ])('filters entities: %s', (_, entity, isShown) => {
    const filter = createExtensionTester(fargateEnvironmentEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(entity)).toBe(isShown);
  });

  it('is in the wide column', () => {
    expect(
      createExtensionTester(fargateEnvironmentEntityCard).get(
        EntityCardBlueprint.dataRefs.type,
      ),
    ).toBe('content');
  });
});
