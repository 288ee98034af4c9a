import { render, waitFor } from '@testing-library/react';
import App from './App';

describe('the demo portal', () => {
  it('signs in as guest, without a question', async () => {
    const fetch = jest.spyOn(global, 'fetch').mockRejectedValue(new Error());
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Demo', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:3000' },
          },
          context: 'test',
        },
      ] as any,
    };

    render(App.createRoot());

    await waitFor(
      () =>
        expect(fetch.mock.calls.map(([url]) => String(url))).toContainEqual(
          expect.stringMatching(/\/api\/auth\/guest\/refresh$/),
        ),
      { timeout: 20_000 },
    );
  });
});
