import { rightsOf } from '../../authorization/rightsOf';
import { Principal } from '../../rights/Principal';
import { Ecr } from '../../services/ecr/model/Ecr';
import { RegistryTokens } from '../../services/ecr/model/RegistryTokens';
import { requireRegistryAccess } from '../../services/ecr/model/requireRegistryAccess';
import { WireAnswer } from '../../wire/WireAnswer';
import { WireRequest } from '../../wire/WireRequest';
import { AwsError } from '../../world/AwsError';
import { World } from '../../world/World';
import { answerBlob, answerNewUpload, answerUpload } from './blobs';
import { answerManifest, answerTags } from './manifests';
import { OpenRepository } from './OpenRepository';
import { answerTo, registryError } from './registryError';
import { RegistryPath, registryPath, repositoryNamed } from './registryPath';

/** The registry of ECR, by OCI's distribution specification. */
export class ContainerRegistry {
  constructor(
    private readonly world: World,
    /** Whether callers may do only what IAM's policies allow. */
    private readonly iam: boolean,
  ) {}

  /** @returns undefined for a request that is of a service of AWS */
  answer(request: WireRequest): WireAnswer | undefined {
    const { headers, url } = request;
    if (
      !/^\/v2(\/|$)/.test(url.pathname) ||
      headers.authorization?.startsWith('AWS4-')
    ) {
      return undefined;
    }
    const answer = this.#answer(request);
    return {
      ...answer,
      headers: {
        ...answer.headers,
        'Docker-Distribution-Api-Version': 'registry/2.0',
      },
    };
  }

  #answer(request: WireRequest): WireAnswer {
    const password = passwordOf(request.headers.authorization);
    if (password === undefined) {
      return registryError(401, 'UNAUTHORIZED', 'Not Authorized', {
        'WWW-Authenticate': `Basic realm="http://${request.headers.host}/",service="ecr.amazonaws.com"`,
      });
    }
    const tokens = this.world.service(RegistryTokens);
    const token = tokens.find(password);
    if (!token) {
      return registryError(
        400,
        'DENIED',
        'Your Authorization Token is invalid.',
      );
    }
    if (tokens.isExpired(token)) {
      return registryError(
        403,
        'DENIED',
        'Your authorization token has expired. Reauthenticate and try again.',
      );
    }
    const path = registryPath(request.url.pathname);
    if (!path) {
      return registryError(404, 'UNSUPPORTED', 'Not Found');
    }
    try {
      return this.#answerAt(path, request, token.principal);
    } catch (error) {
      if (error instanceof AwsError) {
        return answerTo(error);
      }
      throw error;
    }
  }

  #answerAt(
    path: RegistryPath,
    request: WireRequest,
    principal: Principal,
  ): WireAnswer {
    if (path.kind === 'api') {
      return { status: 200, contentType: 'application/json', body: '{}' };
    }
    const open = this.#open(String(request.headers.host), path.name, principal);
    switch (path.kind) {
      case 'blob':
        return answerBlob(open, path.digest, request);
      case 'upload':
        return path.id === undefined
          ? answerNewUpload(open, path.name, request)
          : answerUpload(open, { id: path.id, name: path.name }, request);
      case 'manifest':
        return answerManifest(open, path, request);
      default:
        return answerTags(open, path.name, request);
    }
  }

  /** @throws AwsError `RepositoryNotFoundException` */
  #open(host: string, name: string, principal: Principal): OpenRepository {
    const named = repositoryNamed(host, name);
    if (!named) {
      throw new AwsError(
        'RepositoryNotFoundException',
        `The AWS simulator has the registries of ECR: name a repository by its URI after the address of the simulator, as in ${host}/123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders`,
      );
    }
    const { accountId, repository: repositoryName } = named;
    const region = this.world.account(accountId).region(named.region);
    const ecr = region.service(Ecr);
    const rights = rightsOf(principal, this.iam);
    return {
      ecr,
      repositoryFor(operation) {
        requireRegistryAccess(ecr, principal, operation, repositoryName);
        rights.require({
          region,
          service: 'ecr',
          operation,
          input: { repositoryName },
        });
        return ecr.repository(repositoryName);
      },
    };
  }
}

/** The password of the user `AWS`. */
function passwordOf(authorization = ''): string | undefined {
  const [, encoded] = /^Basic (.+)$/i.exec(authorization) ?? [];
  const decoded = Buffer.from(encoded ?? '', 'base64').toString();
  return decoded.startsWith('AWS:') ? decoded.slice(4) : undefined;
}
