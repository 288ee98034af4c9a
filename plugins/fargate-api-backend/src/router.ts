import { HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { entityRefOf } from './entityRefOf';
import { StatusService } from './status';

/** The routes of the plugin; `src/schema/openapi.yaml` describes them. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  status: StatusService;
}): express.Router {
  const { httpAuth, status } = options;
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

  return router;
}
