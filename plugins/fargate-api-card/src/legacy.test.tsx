import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { environment, orders, usedEnvironment } from '../dev/fixtures/entities';
import { ready } from '../dev/fixtures/environments';
import { fakeApi } from '../dev/fixtures/fakeApi';
import { healthy } from '../dev/fixtures/healthy';
import {
  EntityFargateApiCard,
  EntityFargateEnvironmentCard,
  FargateEntityPickerFieldExtension,
  FargateNameFieldExtension,
  FargateOwnerPickerFieldExtension,
  FargatePageFieldExtension,
  FargatePriceFieldExtension,
  FargateRepositoryFieldExtension,
  FargateRevisionFieldExtension,
  FargateSecretFieldExtension,
  FargateTargetPickerFieldExtension,
  FargateExistingChoiceFieldExtension,
  FargateNumberFieldExtension,
  FargateTextFieldExtension,
  fargateApiPlugin,
  fargateApiRef,
  isFargateApi,
  isFargateEnvironment,
} from './legacy';

describe('the entry point of the old frontend system', () => {
  it('shows the card on an entity page', async () => {
    const api = fakeApi({ getStatus: async () => healthy });
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [fargateApiRef, api],
          [catalogApiRef, catalogApiMock({ entities: [usedEnvironment] })],
        ]}
      >
        <EntityProvider entity={orders}>
          <EntityFargateApiCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );

    expect(await screen.findByText('Healthy')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/dev',
    );
  });

  it('shows the card of an environment', async () => {
    const api = fakeApi({ getEnvironmentStatus: async () => ready });
    await renderInTestApp(
      <TestApiProvider apis={[[fargateApiRef, api]]}>
        <EntityProvider entity={environment}>
          <EntityFargateEnvironmentCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );

    expect(await screen.findByText('Ready')).toBeInTheDocument();
  });

  it('registers the form fields of the wizard', async () => {
    const Fields = () => (
      <>
        {useCustomFieldExtensions(
          <ScaffolderFieldExtensions>
            <FargateTargetPickerFieldExtension />
            <FargateOwnerPickerFieldExtension />
            <FargateEntityPickerFieldExtension />
            <FargateNameFieldExtension />
            <FargateExistingChoiceFieldExtension />
            <FargateTextFieldExtension />
            <FargateNumberFieldExtension />
            <FargateRevisionFieldExtension />
            <FargateSecretFieldExtension />
            <FargateRepositoryFieldExtension />
            <FargatePageFieldExtension />
            <FargatePriceFieldExtension />
          </ScaffolderFieldExtensions>,
        ).map(({ name }) => (
          <li key={name}>{name}</li>
        ))}
      </>
    );
    await renderInTestApp(<Fields />);

    const names = await screen.findAllByRole('listitem');
    expect(names.map(({ textContent }) => textContent)).toEqual([
      'FargateTargetPicker',
      'FargateOwnerPicker',
      'FargateEntityPicker',
      'FargateName',
      'FargateExistingChoice',
      'FargateText',
      'FargateNumber',
      'FargateRevision',
      'FargateSecret',
      'FargateRepository',
      'FargatePage',
      'FargatePrice',
    ]);
  });

  it('provides the API client', () => {
    expect(fargateApiPlugin.getId()).toBe('fargate-api');
    expect([...fargateApiPlugin.getApis()].map(({ api }) => api)).toEqual([
      fargateApiRef,
    ]);
  });

  it('exports the conditions for showing the cards', () => {
    expect(isFargateApi(orders)).toBe(true);
    expect(isFargateEnvironment(environment)).toBe(true);
  });
});
