import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { orders } from '../dev/fixtures/entities';
import { fakeApi } from '../dev/fixtures/fakeApi';
import { healthy } from '../dev/fixtures/healthy';
import {
  EntityFargateApiCard,
  fargateApiPlugin,
  fargateApiRef,
  isFargateApi,
} from './legacy';

describe('the entry point of the old frontend system', () => {
  it('shows the card on an entity page', async () => {
    const api = fakeApi({ getStatus: async () => healthy });
    await renderInTestApp(
      <TestApiProvider apis={[[fargateApiRef, api]]}>
        <EntityProvider entity={orders}>
          <EntityFargateApiCard />
        </EntityProvider>
      </TestApiProvider>,
    );

    expect(await screen.findByText('Healthy')).toBeInTheDocument();
  });

  it('brings the API with the plugin', () => {
    expect(fargateApiPlugin.getId()).toBe('fargate-api');
    expect([...fargateApiPlugin.getApis()].map(({ api }) => api)).toEqual([
      fargateApiRef,
    ]);
  });

  it('tells which entities to show the card on', () => {
    expect(isFargateApi(orders)).toBe(true);
  });
});
