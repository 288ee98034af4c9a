import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import { environment, orders } from '../../dev/fixtures/entities';
import { ready } from '../../dev/fixtures/environments';
import { fakeApi } from '../../dev/fixtures/fakeApi';
import { healthy } from '../../dev/fixtures/healthy';
import * as places from '../../dev/fixtures/places';
import { rollingOut } from '../../dev/fixtures/rollingOut';
import { fargateApiRef } from '../api/FargateApi';
import { FargateApiHome } from './FargateApiHome';

const several = places.api();

const ownedBy = (entity: Entity, group: string, name: string): Entity => ({
  ...entity,
  metadata: { ...entity.metadata, name, uid: name },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${group}` }],
});

function renderHome(entities: Entity[]) {
  renderInTestApp(<FargateApiHome />, {
    apis: [
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/jane',
          ownershipEntityRefs: ['user:default/jane', 'group:default/mine'],
        }),
      ],
      [catalogApiRef, catalogApiMock({ entities })],
      [
        fargateApiRef,
        fakeApi({
          ...several,
          getStatus: async service =>
            service.name === 'several'
              ? several.getStatus!(service)
              : { newer: rollingOut }[service.name] ?? healthy,
          getEnvironmentStatus: async () => ready,
        }),
      ],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

const items = async (name: string) =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('FargateApiHome', () => {
  it('shows what the user owns, with its state, the last deployed API first', async () => {
    renderHome([
      ownedBy(orders, 'mine', 'older'),
      ownedBy(orders, 'mine', 'newer'),
      ownedBy(orders, 'others', 'foreign'),
      ownedBy(environment, 'mine', 'dev'),
    ]);

    expect(await items('Your APIs')).toEqual([
      'newerRolling outnginx:1.29 · deploying for 2 min · dev · eu-west-1',
      'olderHealthynginx:1.27 · deployed 3 h ago · dev · eu-west-1',
    ]);
    expect(await items('Your environments')).toEqual([
      'devReadydev · eu-west-1',
    ]);
    expect(screen.queryByText(/AWS is simulated/)).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Deploy an API' })).toHaveAttribute(
      'href',
      '/create/templates/default/fargate-public-api',
    );
  });

  it('shows the worst state of an API with several services', async () => {
    renderHome([ownedBy(places.entity, 'mine', 'several')]);

    expect(await items('Your APIs')).toEqual([
      'severalDegraded2 services, dev · eu-west-1: Healthy, prod · eu-west-1: Degraded',
    ]);
  });

  it('says how to begin', async () => {
    renderHome([]);

    expect(
      await screen.findByRole('link', { name: 'Deploy your first API' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Neither you nor your teams own an API on Fargate yet.'),
    ).toBeInTheDocument();
  });
});
