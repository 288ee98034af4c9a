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
import { sortOwners } from './useOwners';

const group = (name: string, title?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, title },
  spec: { type: 'team', children: [] },
});
const GROUPS = [group('orders', 'Orders'), group('billing'), group('admins')];

function renderPicker(memberOf: string[]) {
  const changes: (string | undefined)[] = [];
  const Form = () => {
    const [value, setValue] = useState<string>();
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
    expect(changes).toEqual(['group:default/orders']);
  });

  it('starts with users themselves who are in no group', async () => {
    const changes = renderPicker([]);

    expect(
      await screen.findByRole('button', { name: /jane/ }),
    ).toBeInTheDocument();
    expect(changes).toEqual(['user:default/jane']);
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
    expect(changes).toEqual(['group:default/orders', 'group:default/billing']);
  });
});

describe('sortOwners', () => {
  it('prefers the display name of a group', () => {
    const named = group('ops', 'Operations');
    named.spec!.profile = { displayName: 'Ops team' };
    expect(sortOwners('user:default/jane', [], [named]).others).toEqual([
      { entityRef: 'group:default/ops', title: 'Ops team' },
    ]);
  });
});
