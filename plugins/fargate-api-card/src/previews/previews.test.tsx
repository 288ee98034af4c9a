import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { orders } from '../../dev/fixtures/entities';
import { previews } from '../../dev/fixtures/previews';
import { scenarios } from '../../dev/scenarios';
import { renderScenario } from '../__testUtils__/renderScenario';

const open = async () =>
  userEvent.click(await screen.findByRole('button', { name: /^Previews/ }));

const rowOf = (number: number) =>
  within(
    screen
      .getAllByRole('listitem')
      .find(row => row.textContent!.includes(`Pull request #${number}`))!,
  );

describe('the card of an API with previews', () => {
  it('lists each with its state, end, price and address', async () => {
    renderScenario('previews');
    await open();
    expect(screen.getByRole('button', { name: 'Previews (5)' })).toBeVisible();
    const ready = rowOf(7);
    expect(ready.getByText(/^Ready · /)).toHaveTextContent(
      /^Ready · without a commit, it is deleted in 5 d · about \$\d+\.\d\d a month$/,
    );
    expect(ready.getByRole('link', { name: /^http:/ })).toHaveAttribute(
      'href',
      'http://orders-preview-7.eu-west-1.elb.amazonaws.com',
    );
    for (const [number, state] of [
      [9, 'Deploying'],
      [12, 'The last commit failed, the one before runs'],
      [14, 'Failed'],
      [15, 'Being deleted'],
    ] as const) {
      expect(rowOf(number).getByText(new RegExp(`^${state} · `))).toBeVisible();
    }
  });

  it('links the pull request where the entity names its repository', async () => {
    const annotations = {
      ...orders.metadata.annotations,
      'backstage.io/source-location':
        'url:https://github.com/acme/orders/tree/main/',
    };
    renderScenario('previews', {
      entity: { ...orders, metadata: { ...orders.metadata, annotations } },
    });
    await open();
    expect(
      rowOf(12).getByRole('link', { name: /Pull request #12/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/orders/pull/12');
  });

  it('says that AWS did not tell', async () => {
    const failure = { reason: 'denied' as const, message: 'AccessDenied' };
    const getPreviews = async () => ({ ...previews, previews: { failure } });
    renderScenario('previews', {
      api: { ...scenarios.previews.api, getPreviews },
    });
    await open();
    expect(await screen.findByText(/AWS denied access/)).toBeVisible();
  });

  it.each([
    ['there are none', async () => ({ ...previews, previews: { value: [] } })],
    [
      'they cannot be read',
      async () => {
        throw new Error('the backend is away');
      },
    ],
  ])('shows nothing of them where %s', async (_, getPreviews) => {
    renderScenario('previews', {
      api: { ...scenarios.previews.api, getPreviews },
    });
    await screen.findByRole('button', { name: 'Deployments' });
    expect(screen.queryByRole('button', { name: /^Previews/ })).toBeNull();
  });
});
