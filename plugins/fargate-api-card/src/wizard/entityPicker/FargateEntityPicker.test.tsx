import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import useAsync from 'react-use/esm/useAsync';
import {
  environment,
  orders,
  withoutAnnotation,
} from '../../../dev/fixtures/entities';
import { ready } from '../../../dev/fixtures/environments';
import { fakeApi } from '../../../dev/fixtures/fakeApi';
import { healthy } from '../../../dev/fixtures/healthy';
import { apiHolder } from '../../__testUtils__/english';
import { FargateApi, fargateApiRef } from '../../api/FargateApi';
import { EntityOptions } from './EntityOptions';
import { FargateEntityPicker } from './FargateEntityPicker';
import { SelectedEntity } from './SelectedEntity';
import { validation } from './validation';

/** Replaces Backstage's own field: selects the given entity when clicked. */
const entityPicker = (ref: string) => (props: any) =>
  (
    <button onClick={() => props.onChange(ref)}>
      {props.formData ?? 'nothing selected'}
    </button>
  );

function renderPicker(
  ref: string,
  entities: Entity[],
  options: EntityOptions = {},
  getStatus: FargateApi['getStatus'] = async () => healthy,
) {
  const changes: unknown[] = [];
  const registry = { fields: { EntityPicker: entityPicker(ref) } };
  const Form = () => {
    const [value, setValue] = useState<unknown>();
    const props = {
      schema: { type: 'object' },
      uiSchema: { 'ui:options': options },
      registry,
      formData: value,
      onChange: (next: unknown) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as FieldExtensionComponentProps<SelectedEntity, EntityOptions>;
    return <FargateEntityPicker {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [
      [catalogApiRef, catalogApiMock({ entities })],
      [
        fargateApiRef,
        fakeApi({ getStatus, getEnvironmentStatus: async () => ready }),
      ],
    ],
  });
  return changes;
}

describe('FargateEntityPicker', () => {
  it('shows the account and region of the selected entity', async () => {
    const changes = renderPicker('resource:default/dev', [environment]);

    await userEvent.click(await screen.findByRole('button'));

    expect(
      await screen.findByText('In account 123456789012, eu-west-1.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button')).toHaveTextContent(
      'resource:default/dev',
    );
    expect(changes).toEqual([
      { entityRef: 'resource:default/dev' },
      {
        entityRef: 'resource:default/dev',
        name: 'dev',
        accountId: '123456789012',
        region: 'eu-west-1',
      },
    ]);
  });

  it('shows the selected entity by the name that the list has', async () => {
    const presentations: EntityPresentationApi = {
      forEntity: () => {
        const snapshot = {
          entityRef: 'resource:default/dev',
          primaryTitle: 'Development',
        };
        return { snapshot, promise: Promise.resolve(snapshot) };
      },
    };
    /** Shows what Backstage's own field shows of the selected entity. */
    const EntityPicker = () => {
      const { forEntity } = useApi(entityPresentationApiRef);
      const { value } = useAsync(async () => forEntity(environment).promise);
      return <p>shows {value?.entityRef}</p>;
    };
    const props = {
      schema: {},
      uiSchema: {},
      registry: { fields: { EntityPicker } },
      onChange: () => {},
    } as unknown as FieldExtensionComponentProps<SelectedEntity, EntityOptions>;
    renderInTestApp(<FargateEntityPicker {...props} />, {
      apis: [
        [catalogApiRef, catalogApiMock({ entities: [environment] })],
        [fargateApiRef, fakeApi({})],
        [entityPresentationApiRef, presentations],
      ],
    });

    expect(await screen.findByText('shows Development')).toBeInTheDocument();
  });

  it('accepts an entity without a stack', async () => {
    const changes = renderPicker('api:default/orders', [withoutAnnotation]);

    await userEvent.click(await screen.findByRole('button'));

    expect(
      await screen.findByRole('button', { name: 'api:default/orders' }),
    ).toBeInTheDocument();
    expect(changes).toEqual([
      { entityRef: 'api:default/orders' },
      { entityRef: 'api:default/orders', name: 'orders' },
    ]);
  });

  describe('of an update', () => {
    const selectOrders = async (getStatus?: FargateApi['getStatus']) => {
      renderPicker(
        'api:default/orders',
        [orders],
        { showCurrent: true },
        getStatus,
      );
      await userEvent.click(await screen.findByRole('button'));
      await screen.findByText('In account 123456789012, eu-west-1.');
    };

    it('shows what the API runs now, which empty fields keep', async () => {
      await selectOrders();
      expect(await screen.findByText('Runs now:')).toBeInTheDocument();
      expect(
        screen.getByText('nginx:1.27', { exact: false }).parentElement,
      ).toHaveTextContent('nginx:1.27 · 0.25 vCPU · 0.5 GB · 2 tasks');
    });

    it('shows nothing of it where the status cannot be read', async () => {
      await selectOrders(async () => {
        throw new Error('forbidden');
      });
      expect(screen.queryByText('Runs now:')).not.toBeInTheDocument();
    });
  });

  describe('of a deletion', () => {
    const goes = async (ref: string, entity: Entity) => {
      const changes = renderPicker(ref, [entity], { showDeletion: true });
      await userEvent.click(await screen.findByRole('button'));
      expect(await screen.findByText('To be deleted')).toBeInTheDocument();
      const listed = screen
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);
      // The review page shows what the form has.
      expect(changes.at(-1)).toMatchObject({ deletes: listed });
      return listed;
    };

    it('lists what goes with an API', async () => {
      expect(await goes('api:default/orders', orders)).toEqual([
        'ECS service orders in environment-dev-cluster, with 2 tasks',
        'Its load balancer: https://orders.example.com does not respond any more',
        'Its roles, logs and DNS record, and its entities in the catalog',
      ]);
    });

    it('lists what goes with an environment', async () => {
      expect(await goes('resource:default/dev', environment)).toEqual([
        'ECS cluster environment-dev-cluster',
        'VPC vpc-0f1e2d3c4b5a69788 (10.0.0.0/16), unless it existed before the environment',
        'Outbound IPs 203.0.113.7, 203.0.113.8: who allows them has to allow others',
        '4 VPC endpoints',
      ]);
    });
  });

  describe('for what nothing may depend on', () => {
    const used: Entity = {
      ...environment,
      relations: [
        { type: 'dependencyOf', targetRef: 'component:default/orders' },
      ],
    };
    const check = async (entity: Entity, unused: boolean) => {
      const addError = jest.fn();
      const selected = { entityRef: 'resource:default/dev' };
      await validation(selected, { addError } as any, {
        apiHolder: apiHolder({
          [catalogApiRef.id]: catalogApiMock({ entities: [entity] }),
        }),
        formData: {} as any,
        schema: {},
        uiSchema: { 'ui:options': { unused } } as any,
      });
      return addError.mock.calls.flat();
    };

    it('names what does', async () => {
      renderPicker('resource:default/dev', [used], { unused: true });
      await userEvent.click(await screen.findByRole('button'));
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'dev is in use by orders. Delete that first.',
      );
    });

    it('does not let the page go on', async () => {
      expect(await check(used, true)).toEqual([
        'is in use by orders. Delete that first',
      ]);
      expect(await check(used, false)).toEqual([]);
      expect(await check(environment, true)).toEqual([]);
    });
  });
});
