import { Config } from '@backstage/config';
import { Registry } from './Registry';

/** Docker Hub's API has another host than its images. */
const DOCKER_HUB = {
  host: 'docker.io',
  endpoint: 'https://registry-1.docker.io',
};

/** The registries that `fargateApi.registries` lets the portal ask; none by default. */
export function readRegistries(config: Config): Registry[] {
  return (config.getOptionalConfigArray('fargateApi.registries') ?? []).map(
    registry => {
      const host = registry.getString('host');
      return {
        host,
        endpoint:
          registry.getOptionalString('endpoint')?.replace(/\/$/, '') ??
          (host === DOCKER_HUB.host ? DOCKER_HUB.endpoint : `https://${host}`),
      };
    },
  );
}
