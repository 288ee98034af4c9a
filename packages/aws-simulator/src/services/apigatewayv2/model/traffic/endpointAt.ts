import { Region, World } from '../../../../world/World';
import { resolve } from '../../../route53/model/dns/resolve';
import { ApiGateway } from '../ApiGateway';
import { HttpApi } from '../types';

/** What a client reaches of API Gateway under a host name. */
export interface GatewayEndpoint {
  region: Region;
  gateway: ApiGateway;
  /** None where nothing has the name. */
  api?: HttpApi;
  /** Of a mapping of a domain name. Default: by the path. */
  stage?: string;
  /** The beginning of the paths that the mapping takes away. */
  basePath: string;
  /** Whether the name is the one that the gateway gave. */
  isOwnName: boolean;
}

/**
 * The API that a request is for: by the name that the gateway gave it, or by a domain
 * name that the public DNS resolves to the gateway.
 */
export function endpointAt(
  world: World,
  host: string,
  path: string,
): GatewayEndpoint | undefined {
  const gateways = world
    .accounts()
    .flatMap(account => account.regions())
    .map(region => region.service(ApiGateway));
  for (const gateway of gateways) {
    const { region } = gateway;
    const [id] = host.split('.');
    const local = `${id}.execute-api.${region.name}.localhost`;
    const api = gateway.apis.get(id);
    if (api && (host === gateway.hostOf(id) || host === local)) {
      return { region, gateway, api, basePath: '', isOwnName: true };
    }
  }
  const addresses = gateways.length > 0 ? resolve(world, host, 'A').values : [];
  const gateway = gateways.find(({ address }) => addresses.includes(address));
  return gateway && mappedAt(gateways, gateway, host, path);
}

/** @param reached - the gateway whose address the name has */
function mappedAt(
  gateways: ApiGateway[],
  reached: ApiGateway,
  host: string,
  path: string,
): GatewayEndpoint {
  const { region } = reached;
  const nothing = { region, gateway: reached, basePath: '', isOwnName: false };
  const wildcard = host.replace(/^[^.]+/, '*');
  for (const name of [host, wildcard]) {
    const gateway = gateways.find(
      one => one.region.name === region.name && one.domainNames.has(name),
    );
    if (gateway) {
      const [mapping] = [...gateway.domainName(name).mappings.values()]
        .filter(({ key }) => key === '' || `${path}/`.startsWith(`/${key}/`))
        .sort((a, b) => b.key.length - a.key.length);
      return {
        ...nothing,
        region: gateway.region,
        gateway,
        api: mapping && gateway.apis.get(mapping.apiId),
        stage: mapping?.stage,
        basePath: mapping?.key ? `/${mapping.key}` : '',
      };
    }
  }
  return nothing;
}
