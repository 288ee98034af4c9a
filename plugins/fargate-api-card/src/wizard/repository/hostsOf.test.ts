import { mockApis } from '@backstage/frontend-test-utils';
import { hostsOf } from './hostsOf';

const integrations = {
  github: [{ host: 'ghes.acme.com' }, {}, { host: 'ghes.acme.com' }],
  gitlab: [{ host: 'git.acme.com' }],
};

it.each([
  [{}, { integrations }, ['ghes.acme.com', 'github.com']],
  [{ forge: 'github' }, { integrations }, ['ghes.acme.com', 'github.com']],
  [{ forge: 'gitlab' }, { integrations }, ['git.acme.com']],
  [{ host: 'other.acme.com' }, { integrations }, ['other.acme.com']],
  [{}, {}, ['github.com']],
  [{ forge: 'gitlab' }, { integrations: { gitlab: [] } }, ['gitlab.com']],
] as const)('with %j of %j are %j', (options, config, hosts) => {
  expect(hostsOf(mockApis.config({ data: config as any }), options)).toEqual(
    hosts,
  );
});
