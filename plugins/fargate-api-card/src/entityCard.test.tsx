import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import {
  environment,
  orders,
  withoutAnnotation,
} from '../dev/fixtures/entities';
import { fakeApi } from '../dev/fixtures/fakeApi';
import { healthy } from '../dev/fixtures/healthy';
import { fargateApiRef } from './api/FargateApi';
import { fargateApiEntityCard } from './entityCard';
import { fargateEnvironmentEntityCard } from './environmentCard';
import fargateApiPlugin from './index';

function renderPage(entity: Entity) {
  const getStatus = jest.fn(async () => healthy);
  renderTestApp({
    extensions: [createTestEntityPage({ entity }), fargateApiEntityCard],
    apis: [[fargateApiRef, fakeApi({ getStatus })]],
  });
  return { getStatus };
}

describe('fargateApiEntityCard', () => {
  it('stands on the page of an annotated entity', async () => {
    const { getStatus } = renderPage(orders);

    expect(
      await screen.findByRole('heading', { name: 'Fargate API' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Healthy')).toBeInTheDocument();
    expect(getStatus).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['has no annotation', withoutAnnotation, false],
    ['is annotated', orders, true],
    [
      'is an environment',
      {
        ...orders,
        kind: 'Resource',
        spec: { type: 'fargate-environment' },
      },
      false,
    ],
  ])('when the entity %s is shown or not', (_, entity, shown) => {
    const filter = createExtensionTester(fargateApiEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(entity)).toBe(shown);
  });

  it('belongs into the wide column', () => {
    expect(
      createExtensionTester(fargateApiEntityCard).get(
        EntityCardBlueprint.dataRefs.type,
      ),
    ).toBe('content');
  });
});

describe('fargateEnvironmentEntityCard', () => {
  it.each([
    ['an environment', environment, true],
    ['an API', orders, false],
  ])('when the entity is %s is shown or not', (_, entity, shown) => {
    const filter = createExtensionTester(fargateEnvironmentEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(entity)).toBe(shown);
  });
});

describe('the plugin of the new frontend system', () => {
  it('brings the cards and the API', () => {
    expect(fargateApiPlugin.id).toBe('fargate-api');
    expect(
      fargateApiPlugin.getExtension('entity-card:fargate-api'),
    ).toBeDefined();
    expect(fargateApiPlugin.getExtension('api:fargate-api')).toBeDefined();
    expect(
      fargateApiPlugin.getExtension('entity-card:fargate-api/environment'),
    ).toBeDefined();
  });
});
