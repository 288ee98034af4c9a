import express, { Request } from 'express';
import Router from 'express-promise-router';
import { HttpAuthService } from '@backstage/backend-plugin-api';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import { EnvironmentService } from '../environment';
import { StatusService } from '../status';
import { entityRefOf } from './entityRefOf';
import { sendShared } from './sendShared';

/** The routes that only read. */
export function statusRoutes(options: {
  environments: EnvironmentService;
  httpAuth: HttpAuthService;
  status: StatusService;
  targets: FargateTargets;
}): express.Router {
  const { environments, httpAuth, status, targets } = options;
  const router = Router();
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  router.get(
    '/v1/entities/:kind/:namespace/:name/status',
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      sendShared(response, await status.read(entityRef, credentials));
    },
  );

  router.get(
    '/v1/environments/:kind/:namespace/:name/status',
    async (request, response) => {
      const credentials = await credentialsOf(request);
      const entityRef = entityRefOf(request.params);
      response.json(await environments.read(entityRef, credentials));
    },
  );

  router.get('/v1/targets', async (request, response) => {
    await credentialsOf(request);
    const summaries: FargateTargetSummary[] = targets
      .list()
      .map(({ name, accountId, region }) => ({ name, accountId, region }));
    response.json(summaries);
  });

  return router;
}
