import { screen } from '@testing-library/react';
import { healthy } from '../../dev/fixtures/healthy';
import { renderScenario } from '../__testUtils__/renderScenario';

const TITLE = 'Changes are made in acme/orders';

describe('the card of an API', () => {
  it('names the repository that applies its changes, and links it', async () => {
    const status = { ...healthy, appliedBy: 'https://github.com/acme/orders' };
    renderScenario('healthy', { api: { getStatus: async () => status } });
    expect(await screen.findByText(TITLE)).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Open the repository/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/orders');
  });

  it('names none where the portal applies them', async () => {
    renderScenario('healthy');
    await screen.findByText('Healthy');
    expect(screen.queryByText(/^Changes are made in/)).toBeNull();
  });
});
