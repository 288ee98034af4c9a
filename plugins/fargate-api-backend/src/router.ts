import { HttpAuthService } from '@backstage/backend-plugin-api';
import { FargateTargetSummary } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTargets } from '@fargate-api/backstage-plugin-fargate-api-node';
import express from 'express';
import Router from 'express-promise-router';
import { entityRefOf } from './entityRefOf';
import { StatusService } from './status';

/** The routes of the plugin; `src/schema/openapi.yaml` describes them. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  status: StatusService;
  targets: FargateTargets;
}): express.Router {
  const { httpAuth, status, targets } = options;
  const router = Router();

  router.get(
    '/v1/entities/:kind/:namespace/:name/status',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const entityRef = entityRefOf(request.params);
      response.json(await status.read(entityRef, credentials));
    },
  );

  router.get('/v1/targets', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    const summaries: FargateTargetSummary[] = targets
      .list()
      .map(({ name, accountId, region }) => ({ name, accountId, region }));
    response.json(summaries);
  });

  return router;
}
