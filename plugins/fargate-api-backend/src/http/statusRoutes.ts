import express, { Request } from 'express';
import Router from 'express-promise-router';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  FargateTargetSummary,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { audited, auditedIfRefused } from '../audit';
import { DeploymentService } from '../deployments';
import { EnvironmentService } from '../environment';
import { SecretNameService } from '../secrets';
import { PreviewService } from '../previews';
import { QuotaService } from '../quotas';
import { RepositoryService } from '../repositories';
import { StatusService } from '../status';
import { entityRefOf } from './entityRefOf';
import { placeQuery, repositoryQuery, targetName } from './inputs';
import { parse } from './parse';
import { sendShared } from './sendShared';

/**
 * The routes that only read. Cards ask them all the time, so only refusals are audited,
 * and who listed names of secrets or checked a repository.
 */
export function statusRoutes(options: {
  access: FargateAccess;
  auditor: AuditorService;
  deployments: DeploymentService;
  environments: EnvironmentService;
  httpAuth: HttpAuthService;
  previews: PreviewService;
  prices: PriceList;
  secretNames: SecretNameService;
  quotas: QuotaService;
  repositories: RepositoryService;
  status: StatusService;
  targets: FargateTargets;
}): express.Router {
  const {
    access,
    auditor,
    deployments,
    environments,
    httpAuth,
    previews,
    prices,
    secretNames,
    quotas,
    repositories,
    status,
    targets,
  } = options;
  const router = Router();
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get(
    '/v1/entities/:kind/:namespace/:name/status',
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      const { place } = parse(placeQuery, request.query);
      sendShared(
        response,
        await auditedIfRefused(
          auditor,
          {
            eventId: 'status-read',
            request,
            meta: { entityRef, ...(place && { place }) },
          },
          note => status.read(entityRef, credentials, note, place),
        ),
      );
    },
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name/places',
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      response.json(
        await auditedIfRefused(
          auditor,
          { eventId: 'places-list', request, meta: { entityRef } },
          note => status.places(entityRef, credentials, note),
        ),
      );
    },
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name/deployments',
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      const { place } = parse(placeQuery, request.query);
      response.json(
        await auditedIfRefused(
          auditor,
          {
            eventId: 'deployments-read',
            request,
            meta: { entityRef, ...(place && { place }) },
          },
          note => deployments.read(entityRef, credentials, note, place),
        ),
      );
    },
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name/previews',
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      response.json(
        await auditedIfRefused(
          auditor,
          { eventId: 'previews-list', request, meta: { entityRef } },
          note => previews.list(entityRef, credentials, note),
        ),
      );
    },
  );

  router.get(
    '/v1/environments/:kind/:namespace/:name/status',
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      response.json(
        await auditedIfRefused(
          auditor,
          { eventId: 'environment-read', request, meta: { entityRef } },
          note => environments.read(entityRef, credentials, note),
        ),
      );
    },
  );

  router.get('/v1/apis/:namespace/:name/secrets', async (request, response) => {
    const credentials = await credentialsOf(request);
    const entityRef = entityRefOf({ ...request.params, kind: 'api' });
    response.json(
      await audited(
        auditor,
        { eventId: 'secret-names-list', request, meta: { entityRef } },
        note => secretNames.list(entityRef, credentials, note),
      ),
    );
  });

  router.get('/v1/targets', async (request, response) => {
    const initiator = access.initiator(await credentialsOf(request));
    const usable = await initiator.usableTargets(targets.list());
    const summaries: FargateTargetSummary[] = usable.map(
      ({ name, accountId, region }) => ({ name, accountId, region }),
    );
    response.json(summaries);
  });

  router.get('/v1/prices', async (request, response) => {
    await credentialsOf(request);
    response.json(prices);
  });

  router.get('/v1/targets/:target/quotas', async (request, response) => {
    const credentials = await credentialsOf(request);
    const target = parse(targetName, request.params.target);
    response.json(
      await auditedIfRefused(
        auditor,
        { eventId: 'quotas-read', request, meta: { target } },
        () => quotas.read(target, credentials),
      ),
    );
  });

  router.get('/v1/repository-check', async (request, response) => {
    const credentials = await credentialsOf(request);
    const repository = parse(repositoryQuery, request.query);
    response.json(
      await audited(
        auditor,
        { eventId: 'repository-check', request, meta: { ...repository } },
        () => repositories.check(repository, credentials),
      ),
    );
  });

  return router;
}
