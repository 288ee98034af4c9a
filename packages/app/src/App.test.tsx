import { render, waitFor } from '@testing-library/react';
import App from './App';

describe('the demo portal', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    window.localStorage.clear();
  });

  it.each([
    ['guest', undefined],
    ['pat', 'pat'],
    ['guest', 'somebody'],
  ])(
    'signs in as %s, without a question, if %s was chosen',
    async (user, chosen) => {
      if (chosen) {
        window.localStorage.setItem('fargate-api-demo-user', chosen);
      }
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
            expect.stringMatching(`/api/auth/${user}/refresh$`),
          ),
        { timeout: 20_000 },
      );
    },
  );
});
