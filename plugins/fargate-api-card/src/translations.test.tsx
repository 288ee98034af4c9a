import {
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { orders } from '../dev/fixtures/entities';
import { fakeApi } from '../dev/fixtures/fakeApi';
import { healthy } from '../dev/fixtures/healthy';
import { fargateApiRef } from './api/FargateApi';
import { FargateApiCard } from './components/FargateApiCard';
import { fargateApiTranslationRef } from './translations';

describe('fargateApiTranslationRef', () => {
  it('lets an app reword the card', async () => {
    const reworded = createFrontendModule({
      pluginId: 'app',
      extensions: [
        TranslationBlueprint.make({
          name: 'fargate-api',
          params: {
            resource: createTranslationMessages({
              ref: fargateApiTranslationRef,
              messages: {
                'state.healthy': 'Läuft',
                'age.hours': '{{n, number}} Std.',
                'rollout.completed': 'Vor {{age}} abgeschlossen',
              },
            }),
          },
        }),
      ],
    });
    renderInTestApp(
      <EntityProvider entity={orders}>
        <FargateApiCard />
      </EntityProvider>,
      {
        features: [reworded],
        apis: [[fargateApiRef, fakeApi({ getStatus: async () => healthy })]],
      },
    );

    expect(await screen.findByText('Läuft')).toBeInTheDocument();
    expect(screen.getByText('Vor 3 Std. abgeschlossen')).toBeInTheDocument();
  });
});
