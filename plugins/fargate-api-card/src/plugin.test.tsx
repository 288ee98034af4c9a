import { Entity } from '@backstage/catalog-model';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  FormFieldBlueprint,
  scaffolderTemplateOutputTemplateRefsRef,
} from '@backstage/plugin-scaffolder-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { LIST_PRICES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { screen } from '@testing-library/react';
import { environment, orders } from '../dev/fixtures/entities';
import { ready } from '../dev/fixtures/environments';
import { healthy } from '../dev/fixtures/healthy';
import fargateApiPlugin from './index';

/** Renders the page of an entity in an app with the plugin; the backend responds with the status. */
function renderPage(entity: Entity, status: object) {
  const fetch = jest.fn(
    async (url: string) =>
      new Response(
        JSON.stringify(url.endsWith('/prices') ? LIST_PRICES : status),
      ),
  );
  renderTestApp({
    features: [fargateApiPlugin],
    extensions: [createTestEntityPage({ entity })],
    apis: [[fetchApiRef, { fetch: fetch as typeof globalThis.fetch }]],
  });
  return fetch;
}

describe('fargateApiPlugin', () => {
  it('shows the status of an API on its page, once', async () => {
    const fetch = renderPage(orders, healthy);

    expect(await screen.findByText('Healthy')).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { name: /^Fargate/ })).toHaveLength(
      1,
    );
    expect(
      screen.getByRole('heading', { name: 'Fargate API' }),
    ).toBeInTheDocument();
    expect(fetch.mock.calls.map(([url]) => url).sort()).toEqual([
      'plugin://fargate-api/v1/entities/API/default/orders/approvals',
      'plugin://fargate-api/v1/entities/API/default/orders/previews',
      'plugin://fargate-api/v1/entities/API/default/orders/status',
      'plugin://fargate-api/v1/prices',
    ]);
  });

  it('shows the status of an environment on its page, once', async () => {
    const fetch = renderPage(environment, ready);

    expect(await screen.findByText('Ready')).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { name: /^Fargate/ })).toHaveLength(
      1,
    );
    expect(
      screen.getByRole('heading', { name: 'Fargate environment' }),
    ).toBeInTheDocument();
    expect(fetch.mock.calls.map(([url]) => url).sort()).toEqual([
      'plugin://fargate-api/v1/environments/Resource/default/dev/status',
      'plugin://fargate-api/v1/prices',
    ]);
  });

  it.each([
    ['fargate-target-picker', 'FargateTargetPicker'],
    ['fargate-owner-picker', 'FargateOwnerPicker'],
    ['fargate-entity-picker', 'FargateEntityPicker'],
    ['fargate-name', 'FargateName'],
    ['fargate-existing-choice', 'FargateExistingChoice'],
    ['fargate-text', 'FargateText'],
    ['fargate-number', 'FargateNumber'],
    ['fargate-revision', 'FargateRevision'],
    ['fargate-secret', 'FargateSecret'],
    ['fargate-repository', 'FargateRepository'],
    ['fargate-page', 'FargatePage'],
    ['fargate-price', 'FargatePrice'],
  ] as const)('provides the form field %s as %s', async (id, name) => {
    const load = createExtensionTester(
      fargateApiPlugin.getExtension(`scaffolder-form-field:fargate-api/${id}`),
    ).get(FormFieldBlueprint.dataRefs.formFieldLoader);

    expect(await load()).toMatchObject({ name });
  });

  it('shows the log of a deployment on the page of its task', () => {
    const refs = createExtensionTester(
      fargateApiPlugin.getExtension('scaffolder-template-outputs:fargate-api'),
    ).get(scaffolderTemplateOutputTemplateRefsRef);

    expect(refs).toContain('template:default/fargate-public-api');
  });
});
