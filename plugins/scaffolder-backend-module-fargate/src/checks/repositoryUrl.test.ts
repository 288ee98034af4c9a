import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { repositoryUrl } from './repositoryUrl';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [
        { host: 'ghes.acme.com', apiBaseUrl: 'https://ghes.acme.com/api/v3' },
        { host: 'localhost:4570', apiBaseUrl: 'http://localhost:4570/api/v3' },
        { host: 'proxied.acme.com', apiBaseUrl: 'http://127.0.0.1:80/api/v3' },
      ],
      gitlab: [
        {
          host: 'git.acme.com',
          apiBaseUrl: 'http://git.acme.com/api/v4',
        },
      ],
    },
  }),
);

it.each([
  ['github.com?owner=acme&repo=orders', 'https://github.com/acme/orders'],
  ['ghes.acme.com?owner=acme&repo=orders', 'https://ghes.acme.com/acme/orders'],
  [
    'localhost:4570?owner=acme&repo=orders',
    'http://localhost:4570/acme/orders',
  ],
  [
    'proxied.acme.com?owner=acme&repo=orders',
    'https://proxied.acme.com/acme/orders',
  ],
  [
    'gitlab.com?owner=acme/shop&repo=orders',
    'https://gitlab.com/acme/shop/orders',
  ],
  [
    'git.acme.com?owner=acme/shop&repo=orders',
    'http://git.acme.com/acme/shop/orders',
  ],
])('of %s is %s', (repoUrl, url) => {
  expect(repositoryUrl(integrations, repoUrl)).toBe(url);
});
