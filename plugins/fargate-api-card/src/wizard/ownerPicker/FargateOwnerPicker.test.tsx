import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FargateOwnerPicker } from './FargateOwnerPicker';
import { shortRef, sortOwners } from './useOwners';

const group = (name: string, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, title },
  spec: { type: 'team', children: [] },
});
const GROUPS = [group('orders', 'Orders'), group('billing'), group('admins')];

function renderPicker(memberOf: string[], initial?: string) {
  const changes: (string | undefined)[] = [];
  const Form = () => {
    const [value, setValue] = useState(initial);
    const props = {
      required: true,
      schema: { title: 'Owner' },
      formData: value,
      onChange: (next?: string) => {
        changes.push(next);
        setValue(next);
      },
    } as unknown as FieldExtensionComponentProps<string>;
    return <FargateOwnerPicker {...props} />;
  };
  renderInTestApp(<Form />, {
    apis: [
      [catalogApiRef, catalogApiMock({ entities: GROUPS })],
      [
        identityApiRef,
        {
          getBackstageIdentity: async () => ({
            type: 'user',
            userEntityRef: 'user:default/jane',
            ownershipEntityRefs: ['user:default/jane', ...memberOf],
          }),
        } as any,
      ],
    ],
  });
  return changes;
}

describe('FargateOwnerPicker', () => {
  it('starts with the first group of the user', async () => {
    const changes = renderPicker(['group:default/orders']);

    expect(
      await screen.findByRole('button', { name: /Orders/ }),
    ).toBeInTheDocument();
    expect(changes).toEqual(['orders']);
  });

  it('starts with users themselves who are in no group', async () => {
    const changes = renderPicker([]);

    expect(
      await screen.findByRole('button', { name: /jane/ }),
    ).toBeInTheDocument();
    expect(changes).toEqual(['user:jane']);
  });

  it('lists the groups of the user before all others', async () => {
    const changes = renderPicker(['group:default/orders']);

    await userEvent.click(
      await screen.findByRole('button', { name: /Orders/ }),
    );
    const [own, others] = await screen.findAllByRole('group');
    const namesIn = (section: HTMLElement) =>
      within(section)
        .getAllByRole('option')
        .map(({ textContent }) => textContent);
    expect([namesIn(own), namesIn(others)]).toEqual([
      ['Orders'],
      ['admins', 'billing'],
    ]);

    await userEvent.click(screen.getByRole('option', { name: 'billing' }));
    expect(changes).toEqual(['orders', 'billing']);
  });

  it('shows the owner of a link by its name, on the review page too', async () => {
    const changes = renderPicker([], 'group:default/billing');

    expect(
      await screen.findByRole('button', { name: /billing/ }),
    ).toBeInTheDocument();
    expect(changes).toEqual(['billing']);
  });
});

it.each(['group:', ':::', 'a:b:c/d'])('takes %p of a link as it is', ref => {
  expect(shortRef(ref)).toBe(ref);
});

describe('sortOwners', () => {
  it('keeps apart what is only alike: namespaces, kinds', () => {
    const foreign = {
      ...group('orders'),
      metadata: { name: 'orders', namespace: 'shop' },
    };
    const { own, others } = sortOwners(
      'user:default/orders',
      ['group:shop/orders'],
      [group('orders'), foreign],
    );
    expect(own.map(({ ref }) => ref)).toEqual(['shop/orders']);
    expect(others.map(({ ref }) => ref)).toEqual(['orders']);
    expect(sortOwners('user:default/orders', [], []).own[0].ref).toBe(
      'user:orders',
    );
  });

  it('prefers the display name of a group', () => {
    const named = group('ops', 'Operations');
    named.spec!.profile = { displayName: 'Ops team' };
    expect(sortOwners('user:default/jane', [], [named]).others).toEqual([
      { ref: 'ops', title: 'Ops team' },
    ]);
  });
});
